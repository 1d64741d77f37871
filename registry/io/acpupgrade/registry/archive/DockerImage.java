package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One image of a docker-archive, as its list and the image's configuration describe it.
 *
 * @param names every reference that stands for it
 * @param layers where in the archive each layer lies, in order
 * @param diffIds the digest that each layer has when it is not compressed
 */
record DockerImage(List<Reference> names, Blob config, List<String> layers, List<Digest> diffIds) {
    private static final int CONFIG_SIZE = 16 << 20;

    /** Reads one line of the list; what makes the image unusable is added to the faults. */
    static Optional<DockerImage> read(FileTree tree, String root, JsonNode line, FaultList faults) {
        try {
            String configPath = EntryPath.normal(root + line.path("Config").asText(""));
            byte[] config = tree.read(configPath, CONFIG_SIZE);
            List<Reference> names = new ArrayList<>();
            line.path("RepoTags").forEach(name -> names.add(Reference.parse(name.asText())));
            List<Digest> diffIds = new ArrayList<>();
            Json.parse(config)
                    .path("rootfs")
                    .path("diff_ids")
                    .forEach(diffId -> diffIds.add(Digest.parse(diffId.asText())));
            List<String> layers = layers(root, line.path("Layers"));
            DockerImage image = new DockerImage(
                    names, BytesSource.blob(tree.name(), MediaType.DOCKER_CONFIG, config), layers, diffIds);
            return image.isSound(tree, faults) ? Optional.of(image) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<String> layers(String root, JsonNode names) throws IOException {
        List<String> layers = new ArrayList<>();
        for (JsonNode name : names) {
            layers.add(EntryPath.normal(root + name.asText()));
        }
        return layers;
    }

    private boolean isSound(FileTree tree, FaultList faults) {
        List<String> missing = layers.stream().filter(path -> !tree.has(path)).toList();
        missing.forEach(path -> faults.add(called() + " lacks its layer '" + path + "'"));
        if (names.isEmpty()) {
            faults.add("an image has no name (RepoTags); it has to be saved by its name, not by its id");
        }
        if (diffIds.size() != layers.size()) {
            faults.add(called() + " has " + layers.size() + " layers, but its config names " + diffIds.size());
        }
        return missing.isEmpty() && !names.isEmpty() && diffIds.size() == layers.size();
    }

    /** What it is called in faults. */
    String called() {
        return names.isEmpty() ? "an image without a name" : names.get(0).toString();
    }
}
