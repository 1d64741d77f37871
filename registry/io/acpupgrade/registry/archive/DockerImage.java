package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
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

    /**
     * Reads one line of the list.
     *
     * @throws IOException where the configuration is not there, or no JSON
     * @throws IllegalArgumentException where it names something that is no digest
     */
    static DockerImage read(FileTree tree, String root, JsonNode line) throws IOException {
        byte[] config = tree.read(EntryPath.normal(root + line.path("Config").asText("")), CONFIG_SIZE);
        List<Digest> diffIds = new ArrayList<>();
        Json.parse(config)
                .path("rootfs")
                .path("diff_ids")
                .forEach(diffId -> diffIds.add(Digest.parse(diffId.asText())));
        List<String> layers = new ArrayList<>();
        for (JsonNode name : line.path("Layers")) {
            layers.add(EntryPath.normal(root + name.asText()));
        }
        return new DockerImage(BytesSource.blob(tree.name(), MediaType.DOCKER_CONFIG, config), layers, diffIds);
    }

    /** What keeps it from being whole, as the end of a sentence. */
    List<String> lacks(FileTree tree) {
        Stream<String> missing =
                layers.stream().filter(path -> !tree.has(path)).map(path -> "lacks its layer '" + path + "'");
        Stream<String> miscounted = diffIds.size() == layers.size()
                ? Stream.empty()
                : Stream.of("has " + layers.size() + " layers, but its config names " + diffIds.size());
        return Stream.concat(missing, miscounted).toList();
    }
}
