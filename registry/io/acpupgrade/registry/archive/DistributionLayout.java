package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.WrittenText;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The storage of the reference registry, {@code docker/registry/v2/{blobs,repositories}}: tags and revisions are files
 * that hold a digest, content lies by digest.
 */
final class DistributionLayout implements Layout {
    private static final String HOME = "docker/registry/v2/";
    private static final String AGAIN = "Download or copy this file again.";
    private static final int LIST_SIZE = 4 << 20;

    @Override
    public String kind() {
        return "distribution filesystem layout";
    }

    @Override
    public List<String> roots(FileTree tree) {
        Set<String> roots = new TreeSet<>();
        for (String path : tree.files().keySet()) {
            int at = path.indexOf(HOME + "repositories/");
            if (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) {
                roots.add(path.substring(0, at));
            }
        }
        return List.copyOf(roots);
    }

    @Override
    public List<Artifact> read(FileTree tree, String root, List<Fault> faults) {
        DistributionLinks links = DistributionLinks.below(tree, root + HOME + "repositories/", faults);
        ManifestGraph graph = new ManifestGraph(tree, digest -> blobPath(root, digest), faults);
        Set<Reference> wanted = wanted(tree, root, links.tags().keySet(), faults);
        for (Reference reference : wanted) {
            Digest digest = links.tags().get(reference);
            if (digest != null) {
                graph.add(reference, digest).forEach(manifest -> {
                    addReferrers(graph, links, reference, manifest);
                    addSignatures(graph, links, reference, manifest);
                });
            }
        }
        return graph.artifacts();
    }

    private static String blobPath(String root, Digest digest) {
        return root + HOME + "blobs/" + digest.algorithm() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex()
                + "/data";
    }

    /** The references that count: all, unless a plugin's {@code artifacts.txt} beside the registry lists them. */
    private Set<Reference> wanted(FileTree tree, String root, Set<Reference> tags, List<Fault> faults) {
        Optional<String> list = artifactList(tree, root);
        if (list.isEmpty()) {
            return new TreeSet<>(tags);
        }
        String where = tree.name() + " (" + list.get() + ")";
        try {
            Set<Reference> wanted = new LinkedHashSet<>();
            WrittenText.lines(tree.read(list.get(), LIST_SIZE)).stream()
                    .map(DistributionLayout::withoutComment)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> listed(line, tags, where, faults).ifPresent(wanted::add));
            return wanted;
        } catch (IOException e) {
            faults.add(new Fault(where, "cannot be read: " + e.getMessage(), AGAIN));
            return Set.of();
        }
    }

    private static Optional<Reference> listed(String line, Set<Reference> tags, String where, List<Fault> faults) {
        try {
            Reference reference = Reference.parse(line);
            if (tags.contains(reference)) {
                return Optional.of(reference);
            }
            faults.add(new Fault(where, reference + " is listed, but is not there", AGAIN));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(where, "a line is no reference: " + e.getMessage(), AGAIN));
        }
        return Optional.empty();
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }

    /** A plugin keeps its layout in {@code res/registry/} and the list beside that folder. */
    private static Optional<String> artifactList(FileTree tree, String root) {
        if (!root.endsWith("registry/")) {
            return Optional.empty();
        }
        String list = root.substring(0, root.length() - "registry/".length()) + "artifacts.txt";
        return tree.has(list) ? Optional.of(list) : Optional.empty();
    }

    /** Tags that are about an image that is pushed, such as {@code sha256-<hex>.sig}; no list names them. */
    private static void addSignatures(
            ManifestGraph graph, DistributionLinks links, Reference reference, Digest subject) {
        links.tags().forEach((tag, digest) -> {
            boolean about = tag.repository().equals(reference.repository())
                    && OciEntry.fallbackSubject(tag.tagOrDigest()).equals(Optional.of(subject));
            if (about) {
                graph.add(tag, digest);
            }
        });
    }

    /** Manifests that have no tag, but are about one that is pushed: signatures and the like. */
    private static void addReferrers(
            ManifestGraph graph, DistributionLinks links, Reference reference, Digest subject) {
        for (Digest revision : links.untagged(reference.repository())) {
            boolean about = graph.manifestIfThere(reference, revision)
                    .flatMap(Manifest::subject)
                    .filter(descriptor -> descriptor.digest().equals(subject))
                    .isPresent();
            if (about) {
                graph.add(reference.withDigest(revision), revision);
                addReferrers(graph, links, reference, revision);
            }
        }
    }
}
