package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code docker save} writes: {@code manifest.json} names, for each image, its configuration and its layers, which
 * are plain or compressed; a layer may be a link to another image's.
 *
 * <p>New versions of docker write an OCI layout into the same archive. Where that is whole it is read instead, since it
 * keeps the image's digest; {@link BundleReader} decides.
 */
final class DockerArchive implements Layout {
    private final Rigor rigor;

    DockerArchive(Rigor rigor) {
        this.rigor = rigor;
    }

    private static final int DOCUMENT_SIZE = 16 << 20;
    private static final String AGAIN = "Save the image again, or download this file again.";

    @Override
    public String kind() {
        return "docker-archive";
    }

    @Override
    public List<String> roots(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> path.equals("manifest.json") || path.endsWith("/manifest.json"))
                .map(path -> path.substring(0, path.length() - "manifest.json".length()))
                .filter(root -> isImageList(tree, root))
                .toList();
    }

    private static boolean isImageList(FileTree tree, String root) {
        try {
            JsonNode images = Json.parse(tree.read(root + "manifest.json", DOCUMENT_SIZE));
            return images.isArray() && images.path(0).has("Layers");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public List<Artifact> read(FileTree tree, String root, List<Fault> faults) {
        Map<Digest, String> paths = new HashMap<>();
        List<Image> images = new ArrayList<>();
        try {
            for (JsonNode image : Json.parse(tree.read(root + "manifest.json", DOCUMENT_SIZE))) {
                Image.read(tree, rigor, root, image, paths, faults).ifPresent(images::add);
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(tree.name() + " (" + root + "manifest.json)", String.valueOf(e.getMessage()), AGAIN));
        }
        TreeBlobs source = new TreeBlobs(tree, paths);
        return images.stream()
                .flatMap(image -> image.artifacts(tree, source).stream())
                .toList();
    }

    /** One image of the archive, under all its names. */
    private record Image(List<Reference> names, Blob config, List<Descriptor> layers) {
        static Optional<Image> read(
                FileTree tree, Rigor rigor, String root, JsonNode json, Map<Digest, String> paths, List<Fault> faults)
                throws IOException {
            List<Reference> names = new ArrayList<>();
            json.path("RepoTags").forEach(name -> names.add(Reference.parse(name.asText())));
            String where = tree.name() + " (" + (names.isEmpty() ? root + "manifest.json" : names.get(0)) + ")";
            Layers layers = new Layers(tree, rigor, where, paths, faults);
            String configPath = root + json.path("Config").asText("");
            if (!layers.isThere(configPath, "config")) {
                return Optional.empty();
            }
            byte[] config = tree.read(configPath, DOCUMENT_SIZE);
            List<Descriptor> found = layers.read(root, json.path("Layers"), Json.parse(config));
            if (names.isEmpty()) {
                faults.add(new Fault(where, "an image has no name (RepoTags)", "Save it by its name, not by its id."));
            }
            Blob configBlob = BytesSource.blob(tree.name(), MediaType.DOCKER_CONFIG, config);
            return Optional.of(new Image(names, configBlob, found));
        }

        List<Artifact> artifacts(FileTree tree, TreeBlobs source) {
            List<Blob> blobs = layers.stream().map(layer -> blob(layer, source)).toList();
            List<Artifact> artifacts = new ArrayList<>();
            names.forEach(name -> artifacts.add(new Artifact.Unassembled(name, tree.name(), config, blobs)));
            return artifacts;
        }

        private static Blob blob(Descriptor layer, TreeBlobs source) {
            boolean plain = layer.mediaType().equals(MediaType.DOCKER_LAYER);
            return new Blob(layer, plain ? Blob.Form.COMPRESSED : Blob.Form.VERBATIM, source);
        }
    }

    /** Reads the layers of one image, and holds them against the digests that its configuration names. */
    private record Layers(FileTree tree, Rigor rigor, String where, Map<Digest, String> paths, List<Fault> faults) {
        List<Descriptor> read(String root, JsonNode names, JsonNode config) throws IOException {
            JsonNode diffIds = config.path("rootfs").path("diff_ids");
            if (diffIds.size() != names.size()) {
                fault("its config names " + diffIds.size() + " layers, but the archive has " + names.size());
                return List.of();
            }
            Map<String, Descriptor> seen = new LinkedHashMap<>();
            List<Descriptor> layers = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String path = EntryPath.normal(root + names.path(i).asText());
                if (isThere(path, "layer")) {
                    Digest diffId = Digest.parse(diffIds.path(i).asText());
                    Descriptor known = seen.get(path);
                    Descriptor layer = known == null ? layer(path, diffId) : known;
                    seen.put(path, layer);
                    layers.add(layer);
                }
            }
            return layers;
        }

        private Descriptor layer(String path, Digest diffId) throws IOException {
            FileKind kind = tree.kind(path);
            boolean plain = kind != FileKind.GZIP && kind != FileKind.ZSTD;
            Digest digest = plain && rigor == Rigor.TRUST ? diffId : tree.digest(path);
            if (rigor == Rigor.CHECK) {
                compare(path, plain ? digest : inflated(path, kind), diffId);
            }
            paths.put(digest, path);
            return new Descriptor(typeOf(kind), digest, tree.files().getOrDefault(path, 0L));
        }

        private void compare(String path, Digest plain, Digest diffId) {
            if (!plain.equals(diffId)) {
                fault("layer " + path + " has other bytes: they are " + plain + ", its config says " + diffId);
            }
        }

        private Digest inflated(String path, FileKind kind) throws IOException {
            try (InputStream in = kind.unwrap(tree.open(path))) {
                return new ContentDigest("").finish(in);
            }
        }

        private static MediaType typeOf(FileKind kind) {
            return switch (kind) {
                case GZIP -> MediaType.DOCKER_LAYER_GZIP;
                case ZSTD -> MediaType.OCI_LAYER_ZSTD;
                case TAR, OTHER -> MediaType.DOCKER_LAYER;
            };
        }

        boolean isThere(String path, String what) {
            if (!tree.has(path)) {
                fault(what + " '" + path + "' is missing");
            }
            return tree.has(path);
        }

        private void fault(String what) {
            faults.add(new Fault(where, what, AGAIN));
        }
    }
}
