package io.acpupgrade.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one reference of a package points to: an image, a multi-platform image, a chart. */
public sealed interface Artifact {
    /** The artifact's name, without the registry it is pushed to. */
    Reference reference();

    /** The file or folder of the package that holds it. */
    String origin();

    /** Configs and layers of all its manifests, each blob once. */
    List<Blob> blobs();

    /** The size in bytes in the package, manifests included, each blob counted once. */
    long size();

    /** Foreign layers that its manifests name and the package does not hold; they are not pushed. */
    default List<ForeignLayer> omittedLayers() {
        return List.of();
    }

    /**
     * An artifact whose manifests are in the package; they are pushed as they are.
     *
     * @param manifests all of them, children before parents; the referenced one is last
     */
    record Assembled(Reference reference, String origin, List<Manifest> manifests, List<Blob> blobs)
            implements Artifact {
        public Assembled {
            manifests = List.copyOf(manifests);
            blobs = List.copyOf(blobs);
        }

        public Manifest root() {
            return manifests.get(manifests.size() - 1);
        }

        @Override
        public List<ForeignLayer> omittedLayers() {
            Set<Digest> held =
                    blobs.stream().map(blob -> blob.packaged().digest()).collect(Collectors.toSet());
            return manifests.stream()
                    .flatMap(manifest -> manifest.foreignLayers().stream())
                    .filter(layer -> !held.contains(layer.descriptor().digest()))
                    .distinct()
                    .toList();
        }

        @Override
        public long size() {
            return Stream.concat(
                            manifests.stream().map(Manifest::descriptor),
                            blobs.stream().map(Blob::packaged))
                    .mapToLong(Descriptor::size)
                    .sum();
        }
    }

    /**
     * An image of a docker-archive, which has no manifest until its layers are compressed.
     *
     * @param config the image's configuration, whose digest is the image's identity
     * @param layers in order, the same blob as often as the image repeats it
     */
    record Unassembled(Reference reference, String origin, Blob config, List<Blob> layers) implements Artifact {
        public Unassembled {
            layers = List.copyOf(layers);
        }

        @Override
        public List<Blob> blobs() {
            return Stream.concat(Stream.of(config), layers.stream()).distinct().toList();
        }

        @Override
        public long size() {
            return blobs().stream().mapToLong(Blob::size).sum();
        }
    }
}
