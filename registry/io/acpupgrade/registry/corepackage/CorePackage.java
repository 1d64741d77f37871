package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A core package: its artifacts and what was skipped.
 *
 * @param notes archives without images, and other skipped files
 * @param notPushed content that cannot be pushed, with the reason
 */
public record CorePackage(Path path, List<Bundle> bundles, List<Message> notes, List<Message> notPushed) {
    /** The last path segment of the image whose tag is the target version. */
    public static final String PRODUCT_IMAGE = "product-image";
    /** The last path segment of the operator's image. */
    public static final String OPERATOR_IMAGE = "cluster-version-operator";

    public CorePackage {
        bundles = List.copyOf(bundles);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    /** Returns every artifact, duplicates included. */
    public Stream<Artifact> allArtifacts() {
        return bundles.stream().flatMap(bundle -> bundle.artifacts().stream());
    }

    /** Returns every artifact once, sorted by name. */
    public List<Artifact> artifacts() {
        return allArtifacts()
                .collect(java.util.stream.Collectors.toMap(
                        Artifact::reference, artifact -> artifact, (first, second) -> first, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Returns the tagged artifacts whose repository ends with this segment. */
    public List<Artifact> named(String lastSegment) {
        return artifacts().stream()
                .filter(artifact -> artifact.reference().isTag())
                .filter(artifact -> !artifact.reference().tagOrDigest().startsWith("sha256-"))
                .filter(artifact ->
                        artifact.reference().repository().lastSegment().equals(lastSegment))
                .toList();
    }

    /** Returns the two images required for a deployment. */
    public List<Artifact> required() {
        return Stream.of(PRODUCT_IMAGE, OPERATOR_IMAGE)
                .flatMap(name -> named(name).stream())
                .toList();
    }

    /** Returns the target version: the product image's tag without the {@code v}; empty when it is missing. */
    public String targetVersion() {
        return named(PRODUCT_IMAGE).stream()
                .map(image -> image.reference().tagOrDigest())
                .map(tag -> tag.startsWith("v") ? tag.substring(1) : tag)
                .findFirst()
                .orElse("");
    }
}
