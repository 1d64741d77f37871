package io.acpupgrade.registry.corepackage;

import io.acpupgrade.registry.Artifact;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A core package as it was read: what lies in it, and what was passed over.
 *
 * @param notes archives that hold no images and are not where images are expected, and what else was passed over
 * @param notPushed content of its layouts that cannot be pushed, with the reason
 */
public record CorePackage(Path path, List<Bundle> bundles, List<String> notes, List<String> notPushed) {
    /** The last segment of the repository of the image that carries the target version. */
    public static final String PRODUCT_IMAGE = "product-image";
    /** The last segment of the repository of the operator's image. */
    public static final String OPERATOR_IMAGE = "cluster-version-operator";

    public CorePackage {
        bundles = List.copyOf(bundles);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    /** Every artifact, the same one as often as the package holds it. */
    public Stream<Artifact> allArtifacts() {
        return bundles.stream().flatMap(bundle -> bundle.artifacts().stream());
    }

    /** Every artifact once, in the order of its name. */
    public List<Artifact> artifacts() {
        return allArtifacts()
                .collect(java.util.stream.Collectors.toMap(
                        Artifact::reference, artifact -> artifact, (first, second) -> first, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The tagged artifacts whose repository ends in this segment. */
    public List<Artifact> named(String lastSegment) {
        return artifacts().stream()
                .filter(artifact -> artifact.reference().isTag())
                .filter(artifact -> !artifact.reference().tagOrDigest().startsWith("sha256-"))
                .filter(artifact ->
                        artifact.reference().repository().lastSegment().equals(lastSegment))
                .toList();
    }

    /** The two images that a deployment cannot do without. */
    public List<Artifact> required() {
        return Stream.of(PRODUCT_IMAGE, OPERATOR_IMAGE)
                .flatMap(name -> named(name).stream())
                .toList();
    }

    /** The version that the product image carries as its tag, without the {@code v}; empty where there is none. */
    public String targetVersion() {
        return named(PRODUCT_IMAGE).stream()
                .map(image -> image.reference().tagOrDigest())
                .map(tag -> tag.startsWith("v") ? tag.substring(1) : tag)
                .findFirst()
                .orElse("");
    }
}
