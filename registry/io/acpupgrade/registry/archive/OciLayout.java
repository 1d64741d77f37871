package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An OCI image layout of one or many images (OCI image-spec, "Image Layout").
 *
 * <p>An entry of its index is named by containerd's annotation, else by OCI's. One that has only a tag, or no name at
 * all, but is about an image that has one (a signature, an index of referrers under its fallback tag) goes to the
 * repository of that image.
 */
final class OciLayout implements Layout {
    private static final String CONTAINERD_NAME = "io.containerd.image.name";
    private static final String REF_NAME = "org.opencontainers.image.ref.name";
    private static final int INDEX_SIZE = 16 << 20;

    @Override
    public String kind() {
        return "OCI image layout";
    }

    @Override
    public List<String> roots(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> path.equals("oci-layout") || path.endsWith("/oci-layout"))
                .map(path -> path.substring(0, path.length() - "oci-layout".length()))
                .filter(root -> tree.has(root + "index.json"))
                .toList();
    }

    @Override
    public List<Artifact> read(FileTree tree, String root, List<Fault> faults) {
        try {
            JsonNode index = Json.parse(tree.read(root + "index.json", INDEX_SIZE));
            List<Entry> entries = new ArrayList<>();
            index.path("manifests").forEach(node -> entries.add(Entry.of(node)));
            return read(tree, root, entries, faults);
        } catch (IOException | IllegalArgumentException e) {
            faults.add(fault(tree, root, "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private static List<Artifact> read(FileTree tree, String root, List<Entry> entries, List<Fault> faults) {
        ManifestGraph graph =
                new ManifestGraph(tree, digest -> root + "blobs/" + digest.algorithm() + "/" + digest.hex(), faults);
        Map<Digest, Set<Repository>> homes = new HashMap<>();
        for (Entry entry : entries) {
            entry.reference().ifPresent(reference -> {
                graph.add(reference, entry.digest());
                homes.computeIfAbsent(entry.digest(), key -> new TreeSet<>()).add(reference.repository());
            });
        }
        for (Entry entry : entries) {
            Set<Repository> repositories = entry.reference().isPresent() ? Set.of() : entry.homeIn(homes, graph);
            repositories.forEach(home -> graph.add(entry.referenceIn(home), entry.digest()));
            if (repositories.isEmpty() && entry.reference().isEmpty()) {
                faults.add(fault(tree, root, entry.digest() + " has no name"));
            }
        }
        return graph.artifacts();
    }

    /** One line of the index: what it points to, and how it is called. */
    private record Entry(Digest digest, Optional<Reference> reference, String tag) {
        static Entry of(JsonNode node) {
            JsonNode annotations = node.path("annotations");
            String containerd = annotations.path(CONTAINERD_NAME).asText("");
            String refName = annotations.path(REF_NAME).asText("");
            boolean isWhole = refName.contains("/") || refName.contains(":");
            String whole = containerd.isEmpty() && isWhole ? refName : containerd;
            return new Entry(
                    Digest.parse(node.path("digest").asText("")),
                    whole.isEmpty() ? Optional.empty() : Optional.of(Reference.parse(whole)),
                    isWhole ? "" : refName);
        }

        /** The repositories of the image that this nameless entry is about. */
        Set<Repository> homeIn(Map<Digest, Set<Repository>> homes, ManifestGraph graph) {
            Set<Repository> home = fallbackSubject()
                    .or(() -> graph.manifestIfThere("index.json", digest)
                            .flatMap(Manifest::subject)
                            .map(Descriptor::digest))
                    .map(homes::get)
                    .orElse(Set.of());
            home.forEach(repository ->
                    homes.computeIfAbsent(digest, key -> new TreeSet<>()).add(repository));
            return home;
        }

        /** The image that a tag such as {@code sha256-<hex>} or {@code sha256-<hex>.sig} is about. */
        private Optional<Digest> fallbackSubject() {
            String[] parts = tag.split("[-.]", -1);
            return parts.length >= 2 && Digest.isDigest(parts[0] + ":" + parts[1])
                    ? Optional.of(new Digest(parts[0], parts[1]))
                    : Optional.empty();
        }

        Reference referenceIn(Repository home) {
            return new Reference(home, tag.isEmpty() ? digest.toString() : tag);
        }
    }

    private static Fault fault(FileTree tree, String root, String what) {
        return new Fault(
                tree.name() + " (" + root + "index.json)",
                what,
                "Each image needs the annotation " + CONTAINERD_NAME + " or " + REF_NAME + " with its repository.");
    }
}
