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

    /** Whether the repository holds the blob, in the form that the registry gets. */
    boolean holds(Blob blob) {
        return held(blob).isPresent();
    }

    /**
     * The blob as the repository holds it. What a plain layer has become is told by the image's manifest there, which
     * lists the compressed layers in the order in which the archive lists the plain ones.
     */
    Optional<Delivered> held(Blob blob) {
        Optional<Descriptor> there = blob.form() == Blob.Form.VERBATIM
                ? Optional.of(blob.packaged())
                : manifest.flatMap(image -> compressed(blob, image.blobs()));
        return there.filter(found -> blobs.contains(found.digest()))
                .map(found -> new Delivered(found, repository(), 0));
    }

    private Optional<Descriptor> compressed(Blob layer, List<Descriptor> configAndLayers) {
        if (artifact instanceof Artifact.Unassembled image
                && image.layers().contains(layer)
                && configAndLayers.size() == image.layers().size() + 1) {
            return Optional.of(configAndLayers.get(image.layers().indexOf(layer) + 1));
        }
        return Optional.empty();
    }
}
