package io.acpupgrade.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one reference of a package stands for: an image, an image for many platforms, a chart. */
public sealed interface Artifact {
    /** Its name; the registry it will be pushed to is not part of it. */
    Reference reference();

    /** The file or folder of the package that holds it. */
    String origin();

    /** Everything it needs below its manifests, each blob once. */
    List<Blob> blobs();

    /** Bytes in the package, manifests included, each blob counted once. */
    long size();

    /** What its manifests name and the package does not hold, so that it is not pushed. */
    default List<ForeignLayer> omittedLayers() {
        return List.of();
    }

    /**
     * An artifact with manifests of its own, which are pushed as they are.
     *
     * @param manifests all of them, children before parents, the one that the reference names last
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
