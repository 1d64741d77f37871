package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InvalidValueException;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.EntryPath;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.UnsafeEntryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One image of a docker-archive.
 *
 * @param layers paths of the layers, in order
 * @param diffIds digests of the uncompressed layers
 */
record DockerImage(Blob config, List<String> layers, List<Digest> diffIds) {
    private static final int CONFIG_SIZE = 16 << 20;

    /** An image's configuration and its diff IDs. */
    record Config(Blob blob, List<Digest> diffIds) {
        /**
         * @throws IOException when the configuration is missing or not JSON
         * @throws IllegalArgumentException when a diff ID is not a digest
         */
        static Config read(FileTree tree, String path) throws IOException {
            byte[] bytes = tree.read(path, CONFIG_SIZE);
            List<Digest> diffIds = new ArrayList<>();
            for (JsonNode diffId : LayoutJson.parse(bytes).path("rootfs").path("diff_ids")) {
                diffIds.add(Digest.parse(diffId.asText()));
            }
            return new Config(BytesSource.blob(tree.name(), MediaType.DOCKER_CONFIG, bytes), diffIds);
        }
    }

    /** Returns the configuration at a path. */
    @FunctionalInterface
    interface Configs {
        Config at(String path) throws IOException;
    }

    /**
     * Reads one line of {@code manifest.json}.
     *
     * @throws IOException when the configuration is missing or not JSON, or the image has too many layers
     * @throws IllegalArgumentException when the line describes no image
     */
    static DockerImage read(String root, JsonNode line, Configs configs) throws IOException {
        if (line.path("Config").asText("").isEmpty() || !line.path("Layers").isArray()) {
            throw new InvalidValueException(Message.of("layout.line-no-image"));
        }
        Config config = configs.at(EntryPath.normal(root + line.path("Config").asText("")));
        if (line.path("Layers").size() > Bounds.LAYERS) {
            throw new UnsafeEntryException(
                    Message.of("layout.too-many-layers", line.path("Layers").size(), Bounds.LAYERS));
        }
        List<String> layers = new ArrayList<>();
        for (JsonNode name : line.path("Layers")) {
            layers.add(EntryPath.normal(root + name.asText()));
        }
        return new DockerImage(config.blob(), layers, config.diffIds());
    }

    /**
     * Returns what is missing for a complete image.
     *
     * @param name the image's name, or what to call it
     */
    List<Message> missing(FileTree tree, Message name) {
        Stream<Message> missing = layers.stream()
                .filter(path -> !tree.has(path))
                .map(path -> Message.of("layout.lacks-layer", name, path));
        Stream<Message> miscounted = diffIds.size() == layers.size()
                ? Stream.empty()
                : Stream.of(Message.of("layout.layer-count", name, layers.size(), diffIds.size()));
        return Stream.concat(missing, miscounted).toList();
    }
}
