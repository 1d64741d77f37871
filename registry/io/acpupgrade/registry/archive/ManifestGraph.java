package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows manifests to their children and blobs within a tree in which content is found by its digest. */
final class ManifestGraph {
    /** Where the bytes of a digest lie in the tree, whether they are there or not. */
    @FunctionalInterface
    interface Addresses {
        String pathOf(Digest digest);
    }

    private static final int DEEPEST = 16;

    private final FileTree tree;
    private final Addresses addresses;
    private final List<Fault> faults;
    private final Map<Digest, Optional<Manifest>> read = new HashMap<>();
    private final Map<Digest, String> paths = new HashMap<>();
    private final Set<Pending> pending = new LinkedHashSet<>();

    ManifestGraph(FileTree tree, Addresses addresses, List<Fault> faults) {
        this.tree = tree;
        this.addresses = addresses;
        this.faults = faults;
    }

    private record Pending(Reference reference, List<Manifest> manifests, Set<Descriptor> blobs) {}

    /** Takes in the artifact that has this manifest at its root; says which manifests it found on the way. */
    Set<Digest> add(Reference reference, Digest root) {
        Map<Digest, Manifest> found = new LinkedHashMap<>();
        collect(reference, root, found, 0);
        if (found.containsKey(root)) {
            Set<Descriptor> blobs = new LinkedHashSet<>();
            found.values().forEach(manifest -> blobs.addAll(manifest.blobs()));
            blobs.forEach(blob -> locate(reference, blob));
            pending.add(new Pending(reference, List.copyOf(found.values()), blobs));
        }
        return found.keySet();
    }

    /** Everything that was added and is whole, with one source of blobs for all of it. */
    List<Artifact> artifacts() {
        TreeBlobs source = new TreeBlobs(tree, paths);
        List<Artifact> artifacts = new ArrayList<>();
        for (Pending one : pending) {
            List<Blob> blobs = one.blobs().stream()
                    .filter(blob -> paths.containsKey(blob.digest()))
                    .map(blob -> new Blob(blob, Blob.Form.VERBATIM, source))
                    .toList();
            artifacts.add(new Artifact.Stored(one.reference(), tree.name(), one.manifests(), blobs));
        }
        return artifacts;
    }

    private Optional<Manifest> manifest(Object referrer, Digest digest) {
        return read.computeIfAbsent(digest, key -> readManifest(referrer, key));
    }

    /** A manifest of the tree, where the tree holds it; {@code referrer} says in a fault who pointed to it. */
    Optional<Manifest> manifestIfThere(Object referrer, Digest digest) {
        return tree.has(addresses.pathOf(digest)) ? manifest(referrer, digest) : Optional.empty();
    }

    private void collect(Reference reference, Digest digest, Map<Digest, Manifest> found, int depth) {
        if (found.containsKey(digest)) {
            return;
        }
        if (depth > DEEPEST) {
            fault(reference, "its indexes are nested more than " + DEEPEST + " deep");
            return;
        }
        manifest(reference, digest).ifPresent(manifest -> {
            for (Descriptor child : children(reference, manifest)) {
                collect(reference, child.digest(), found, depth + 1);
            }
            found.put(digest, manifest);
        });
    }

    private List<Descriptor> children(Reference reference, Manifest manifest) {
        try {
            return manifest.children();
        } catch (IllegalArgumentException e) {
            fault(reference, "index " + manifest.digest() + " has a broken descriptor: " + e.getMessage());
            return List.of();
        }
    }

    private Optional<Manifest> readManifest(Object referrer, Digest digest) {
        String path = addresses.pathOf(digest);
        if (!tree.has(path)) {
            fault(referrer, "manifest " + digest + " is missing (looked for " + path + ")");
            return Optional.empty();
        }
        try {
            byte[] bytes = tree.read(path, Manifest.LARGEST);
            if (!digest.isOf(bytes)) {
                fault(referrer, "manifest " + digest + " has other bytes: they are " + Digest.of(bytes));
                return Optional.empty();
            }
            Manifest manifest = Manifest.parse(bytes);
            manifest.blobs();
            manifest.subject();
            return Optional.of(manifest);
        } catch (IOException | IllegalArgumentException e) {
            fault(referrer, "manifest " + digest + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void locate(Reference reference, Descriptor blob) {
        String path = addresses.pathOf(blob.digest());
        Long size = tree.files().get(path);
        if (size == null) {
            fault(reference, "blob " + blob.digest() + " is missing (looked for " + path + ")");
        } else if (size != blob.size()) {
            fault(reference, "blob " + blob.digest() + " has " + size + " bytes, not " + blob.size());
        } else {
            paths.put(blob.digest(), path);
        }
    }

    private void fault(Object referrer, String what) {
        faults.add(new Fault(tree.name() + " (" + referrer + ")", what, "Download or copy this file again."));
    }
}
