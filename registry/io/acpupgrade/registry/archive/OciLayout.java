package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            List<OciEntry> entries = new ArrayList<>();
            for (JsonNode line : index.path("manifests")) {
                try {
                    entries.add(OciEntry.of(line));
                } catch (IllegalArgumentException e) {
                    faults.add(fault(tree, root, "has a broken entry: " + e.getMessage()));
                }
            }
            return new Reading(tree, root, faults).artifacts(entries);
        } catch (IOException e) {
            faults.add(fault(tree, root, "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private static Fault fault(FileTree tree, String root, String what) {
        return new Fault(
                tree.name() + " (" + root + "index.json)",
                what,
                "Each image needs the annotation " + OciEntry.CONTAINERD_NAME + " or " + OciEntry.REF_NAME
                        + " with its repository.");
    }

    /** Follows the entries of one index, and remembers in which repositories each manifest is at home. */
    private static final class Reading {
        private final FileTree tree;
        private final String root;
        private final List<Fault> faults;
        private final ManifestGraph graph;
        private final Map<Digest, Set<Repository>> homes = new HashMap<>();

        Reading(FileTree tree, String root, List<Fault> faults) {
            this.tree = tree;
            this.root = root;
            this.faults = faults;
            this.graph = new ManifestGraph(
                    tree, digest -> root + "blobs/" + digest.algorithm() + "/" + digest.hex(), faults);
        }

        List<Artifact> artifacts(List<OciEntry> entries) {
            List<OciEntry> nameless = new ArrayList<>();
            for (OciEntry entry : entries) {
                entry.reference()
                        .ifPresentOrElse(
                                name -> settle(graph.add(name, entry.digest()), name.repository()),
                                () -> nameless.add(entry));
            }
            while (nameless.removeIf(this::findsItsHome)) {
                // what has just found its home may be what another one is about
            }
            nameless.forEach(entry -> faults.add(fault(tree, root, entry.digest() + " has no name")));
            return graph.artifacts();
        }

        private void settle(Set<Digest> manifests, Repository home) {
            manifests.forEach(digest ->
                    homes.computeIfAbsent(digest, key -> new TreeSet<>()).add(home));
        }

        private boolean findsItsHome(OciEntry entry) {
            Set<Repository> found = OciEntry.fallbackSubject(entry.tag())
                    .or(() -> graph.manifestIfThere("index.json", entry.digest())
                            .flatMap(Manifest::subject)
                            .map(Descriptor::digest))
                    .map(homes::get)
                    .map(Set::copyOf)
                    .orElse(Set.of());
            found.forEach(home -> settle(graph.add(entry.referenceIn(home), entry.digest()), home));
            return !found.isEmpty();
        }
    }
}
