package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
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
 * What a docker-archive says of one image.
 *
 * @param layers where in the archive each layer lies, in order
 * @param diffIds the digest that each layer has when it is not compressed
 */
record DockerImage(Blob config, List<String> layers, List<Digest> diffIds) {
    private static final int CONFIG_SIZE = 16 << 20;

    /** An image's configuration, and the digests that it names. */
    record Config(Blob blob, List<Digest> diffIds) {
        /**
         * @throws IOException where the configuration is not there, or no JSON
         * @throws IllegalArgumentException where it names something that is no digest
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

    /** Where the configuration at a path is had from. */
    @FunctionalInterface
    interface Configs {
        Config at(String path) throws IOException;
    }

    /**
     * Reads one line of the list.
     *
     * @throws IOException where the configuration is not there, or no JSON, or the image has too many layers
     * @throws IllegalArgumentException where the line is about no image
     */
    static DockerImage read(String root, JsonNode line, Configs configs) throws IOException {
        if (line.path("Config").asText("").isEmpty() || !line.path("Layers").isArray()) {
            throw new IllegalArgumentException("a line of it names no configuration (Config) or no layers (Layers)");
        }
        Config config = configs.at(EntryPath.normal(root + line.path("Config").asText("")));
        if (line.path("Layers").size() > Bounds.LAYERS) {
            throw new UnsafeEntryException(
                    "an image has " + line.path("Layers").size() + " layers, which is more than " + Bounds.LAYERS);
        }
        List<String> layers = new ArrayList<>();
        for (JsonNode name : line.path("Layers")) {
            layers.add(EntryPath.normal(root + name.asText()));
        }
        return new DockerImage(config.blob(), layers, config.diffIds());
    }

    /** What keeps it from being whole, as the end of a sentence. */
    List<String> missing(FileTree tree) {
        Stream<String> missing =
                layers.stream().filter(path -> !tree.has(path)).map(path -> "lacks its layer '" + path + "'");
        Stream<String> miscounted = diffIds.size() == layers.size()
                ? Stream.empty()
                : Stream.of("has " + layers.size() + " layers, but its config names " + diffIds.size());
        return Stream.concat(missing, miscounted).toList();
    }
}
