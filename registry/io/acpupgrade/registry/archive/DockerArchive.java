package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What {@code docker save} writes: {@code manifest.json} names, for each image, its configuration and its layers, which
 * are plain or compressed; a layer may be a link to another image's.
 *
 * <p>New versions of docker write an OCI layout into the same archive. Where that is whole it is read instead, since it
 * keeps the image's digest; {@link BundleReader} decides.
 */
final class DockerArchive implements Layout {
    private static final String LIST = "manifest.json";
    private static final int LIST_SIZE = 16 << 20;

    private final Rigor rigor;

    DockerArchive(Rigor rigor) {
        this.rigor = rigor;
    }

    @Override
    public String kind() {
        return "docker-archive";
    }

    @Override
    public List<String> roots(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> path.equals(LIST) || path.endsWith("/" + LIST))
                .map(path -> path.substring(0, path.length() - LIST.length()))
                .filter(root -> isImageList(tree, root))
                .toList();
    }

    private static boolean isImageList(FileTree tree, String root) {
        try {
            JsonNode images = list(tree, root);
            return images.isArray() && images.path(0).has("Layers");
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode list(FileTree tree, String root) throws IOException {
        return Json.parse(tree.read(root + LIST, LIST_SIZE));
    }

    /** The files that are layers of the archives in this tree, whatever they may look like by themselves. */
    Set<String> layers(FileTree tree) {
        Set<String> layers = new HashSet<>();
        for (String root : roots(tree)) {
            images(tree, root, new FaultList(tree.name() + " (" + root + LIST + ")"))
                    .forEach(image -> layers.addAll(image.layers()));
        }
        return layers;
    }

    @Override
    public List<Artifact> read(FileTree tree, String root, List<Fault> faults) {
        FaultList found = new FaultList(tree.name() + " (" + root + LIST + ")");
        List<DockerImage> images = images(tree, root, found);
        DockerLayers layers = new DockerLayers(tree, rigor);
        layers.inflate(
                images.stream()
                        .flatMap(image -> image.layers().stream())
                        .distinct()
                        .toList(),
                found);
        images.forEach(image -> layers.add(image, found));
        faults.addAll(found.faults());
        return layers.artifacts();
    }

    private static List<DockerImage> images(FileTree tree, String root, FaultList faults) {
        try {
            return StreamSupport.stream(list(tree, root).spliterator(), false)
                    .flatMap(json -> DockerImage.read(tree, root, json, faults).stream())
                    .toList();
        } catch (IOException e) {
            faults.add("cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}
