package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.manifests.ManifestLookup;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.ReleaseImages;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the operator is to be deployed.
 *
 * @param manifests where the operator's manifests are, where they were named
 */
public record DeploySettings(DeployOptions options, Optional<Path> manifests, Selection selection) {
    /** Which of the manifests are applied. */
    public enum Selection {
        /** Those that an installation of the operator needs. */
        NEEDED,
        ALL
    }

    /** The manifests that were named, else the package's own, else those of this program. */
    public OperatorManifests manifestsOf(Path folder) throws InvalidInputException, IOException {
        OperatorManifests found = new ManifestLookup().find(folder, manifests);
        return selection == Selection.ALL ? found : found.withoutUnneeded();
    }

    /** Those of them that can run with these images. */
    public OperatorManifests runnable(OperatorManifests found, ReleaseImages images) {
        return selection == Selection.ALL ? found : found.withReleaseImagesOnly(images);
    }
}
