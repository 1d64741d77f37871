package io.acpupgrade.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a registry holds of one artifact, at the moment it was asked.
 *
 * @param manifest what the artifact's name stands for there, if that is this artifact
 * @param blobs those of the artifact's blobs, as they are in the registry, that its repository holds whole
 * @param lacks what is missing or wrong, in words; nothing means that the artifact is there, whole
 */
public record Holding(
        Artifact artifact,
        Optional<Manifest> manifest,
        Set<Digest> blobs,
        List<Manifest> missingManifests,
        List<String> lacks) {
    public Holding {
        blobs = Set.copyOf(blobs);
        missingManifests = List.copyOf(missingManifests);
        lacks = List.copyOf(lacks);
    }

    public boolean isWhole() {
        return lacks.isEmpty();
    }

    Repository repository() {
        return artifact.reference().repository();
    }

    /** Whether the repository holds these very bytes of the package. */
    boolean holds(Blob blob) {
        return blob.form() == Blob.Form.VERBATIM
                && blobs.contains(blob.packaged().digest());
    }
}
