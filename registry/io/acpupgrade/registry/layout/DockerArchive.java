package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An archive of {@code docker save}: {@code manifest.json} lists the configuration and layers of each image; layers are
 * plain or compressed, or links to another image's layer.
 *
 * <p>Current versions of docker write an OCI layout into the same archive; {@link HybridArchive} then decides for each
 * image.
 */
public final class DockerArchive implements Layout {
    private static final String LIST = "manifest.json";

    private final BlobVerification verification;
    private final Bounds bounds;

    public DockerArchive(BlobVerification verification, Bounds bounds) {
        this.verification = verification;
        this.bounds = bounds;
    }

    @Override
    public Message kind() {
        return Message.of("layout.docker-archive");
    }

    @Override
    public List<String> roots(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> path.equals(LIST) || path.endsWith("/" + LIST))
                .map(path -> path.substring(0, path.length() - LIST.length()))
                .filter(root -> isImageList(tree, root))
                .toList();
    }

    /**
     * Other programs also use files of this name; beside an OCI layout it is always the image list, even when damaged.
     */
    private static boolean isImageList(FileTree tree, String root) {
        if (tree.has(root + "oci-layout")) {
            return true;
        }
        AtomicBoolean image = new AtomicBoolean();
        try {
            LayoutJson.list(
                    tree, root + LIST, line -> image.compareAndSet(false, line.has("Config") && line.has("Layers")));
        } catch (IOException e) {
            return image.get() || LayoutJson.beginsAsList(tree, root + LIST);
        }
        return image.get();
    }

    /** Returns the layer files of the docker-archives in this tree. */
    public Set<String> layers(FileTree tree) {
        Set<String> layers = new HashSet<>();
        for (String root : roots(tree)) {
            lines(tree, root, faults(tree, root))
                    .forEach(line -> line.image().ifPresent(image -> layers.addAll(image.layers())));
        }
        return layers;
    }

    /** Creates the collector of the archive's faults. */
    static FaultList faults(FileTree tree, String root) {
        return new FaultList(tree.name() + " (" + root + LIST + ")");
    }

    /** Reads every line of the list. */
    List<DockerManifestEntry> lines(FileTree tree, String root, FaultList faults) {
        List<DockerManifestEntry> lines = new ArrayList<>();
        Map<String, DockerImage.Config> configs = new HashMap<>();
        try {
            boolean isList = LayoutJson.list(tree, root + LIST, json -> {
                bounds.addName();
                lines.add(DockerManifestEntry.read(tree, root, json, path -> config(tree, path, configs)));
            });
            if (!isList) {
                faults.add(Message.of("layout.no-image-list"));
            }
            return lines;
        } catch (IOException e) {
            faults.add(Message.of("archive.unreadable", Message.of(e)));
            return List.of();
        }
    }

    /** Returns a configuration, which is read once for all lines that name it. */
    private DockerImage.Config config(FileTree tree, String path, Map<String, DockerImage.Config> known)
            throws IOException {
        DockerImage.Config config = known.get(path);
        if (config == null) {
            bounds.addManifest(tree.files().getOrDefault(path, 0L));
            config = DockerImage.Config.read(tree, path);
            known.put(path, config);
        }
        return config;
    }

    @Override
    public LayoutContents read(FileTree tree, String root) {
        FaultList faults = faults(tree, root);
        Map<DockerImage, Set<Reference>> wanted = new LinkedHashMap<>();
        for (DockerManifestEntry line : lines(tree, root, faults)) {
            line.misnamed().forEach(faults::add);
            line.problems().forEach(faults::add);
            take(line, line.names(), wanted, faults);
        }
        return new LayoutContents(images(tree, wanted, faults), faults.faults(), List.of(), List.of());
    }

    /** Adds an image under some of its names. */
    static void take(
            DockerManifestEntry line,
            List<ImageName> names,
            Map<DockerImage, Set<Reference>> wanted,
            FaultList faults) {
        if (line.names().isEmpty()
                && line.misnamed().isEmpty()
                && line.problems().isEmpty()) {
            faults.add(Message.of("layout.image-no-name"));
        }
        for (ImageName name : names) {
            Optional<Reference> reference = DockerManifestEntry.reference(name);
            if (reference.isEmpty()) {
                faults.add(Message.of("layout.name-with-digest", name));
            } else if (line.problems().isEmpty()) {
                line.image()
                        .ifPresent(image -> wanted.computeIfAbsent(image, key -> new LinkedHashSet<>())
                                .add(reference.get()));
            }
        }
    }

    /** Reads the images and their layers, each layer once. */
    List<NamedContent> images(FileTree tree, Map<DockerImage, Set<Reference>> wanted, FaultList faults) {
        DockerLayers layers = new DockerLayers(tree, verification);
        layers.inflate(
                wanted.keySet().stream()
                        .flatMap(image -> image.layers().stream())
                        .distinct()
                        .toList(),
                faults);
        wanted.forEach((image, names) -> layers.add(image, List.copyOf(names), faults));
        return layers.artifacts().stream()
                .map(image -> new NamedContent(image.reference(), Optional.<Artifact>of(image), List.<Fault>of()))
                .toList();
    }
}
