package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.ForeignLayer;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.layout.ManifestStore.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows manifests to their children and blobs; each manifest is resolved once for all its names. */
final class ManifestGraph {
    private static final int MAX_DEPTH = 16;

    private final ManifestStore store;
    private final FileTree tree;
    private final Map<Digest, Closure> closures = new HashMap<>();
    private final Map<Digest, String> paths = new HashMap<>();

    ManifestGraph(ManifestStore store) {
        this.store = store;
        this.tree = store.tree();
    }

    /**
     * Everything reachable from a manifest.
     *
     * @param manifests by digest, children before parents
     * @param blobs held by the tree or embedded in a descriptor
     * @param problems what is missing or wrong; empty when the image is complete
     */
    record Closure(Map<Digest, Manifest> manifests, Set<Descriptor> blobs, List<Problem> problems) {
        private Closure() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>(), new ArrayList<>());
        }

        private Closure sealed() {
            return new Closure(
                    Collections.unmodifiableMap(manifests), Collections.unmodifiableSet(blobs), List.copyOf(problems));
        }

        boolean isComplete() {
            return problems.isEmpty();
        }
    }

    /** Resolves everything reachable from a manifest. */
    Closure closure(Digest root) {
        Closure known = closures.get(root);
        if (known == null) {
            Closure fresh = new Closure();
            collect(root, fresh, 0);
            known = fresh.sealed();
            closures.put(root, known);
        }
        return known;
    }

    /** Resolves these names, with one blob source for all of them. */
    List<NamedContent> found(List<Named> names) {
        names.forEach(named -> closure(named.digest()));
        TreeBlobs source = new TreeBlobs(tree, paths);
        Map<Digest, List<Blob>> blobs = new HashMap<>();
        List<NamedContent> found = new ArrayList<>();
        for (Named named : names) {
            Closure closure = closure(named.digest());
            List<Blob> own = blobs.computeIfAbsent(named.digest(), key -> blobs(closure, source));
            Optional<Artifact> artifact = closure.manifests().containsKey(named.digest())
                    ? Optional.of(new Artifact.Assembled(
                            named.reference(),
                            tree.name(),
                            List.copyOf(closure.manifests().values()),
                            own))
                    : Optional.empty();
            found.add(NamedContent.of(named.reference(), artifact, closure.problems(), tree));
        }
        return found;
    }

    /** A name and the digest of its manifest. */
    record Named(Reference reference, Digest digest) {}

    private List<Blob> blobs(Closure closure, TreeBlobs source) {
        List<Blob> blobs = new ArrayList<>();
        for (Descriptor blob : closure.blobs()) {
            blobs.add(store.inline(blob.digest())
                    .map(content -> BytesSource.blob(tree.name(), blob, content.bytes()))
                    .orElseGet(() -> new Blob(blob, Blob.Form.VERBATIM, source)));
        }
        return blobs;
    }

    private void collect(Digest digest, Closure closure, int depth) {
        if (depth > MAX_DEPTH) {
            closure.problems().add(ContentProblem.damage(Message.of("layout.nested-too-deep", MAX_DEPTH)));
            return;
        }
        Answer answer = store.manifest(digest);
        answer.problem().ifPresent(closure.problems()::add);
        answer.manifest().ifPresent(manifest -> {
            manifest.children().forEach(child -> follow(child, manifest, closure, depth));
            addBlobs(manifest, closure);
            closure.manifests().put(digest, manifest);
        });
    }

    /** Follows a child of an index: a manifest, or other content that is treated like a layer. */
    private void follow(Descriptor child, Manifest parent, Closure closure, int depth) {
        if (closure.manifests().containsKey(child.digest())) {
            return;
        }
        Answer answer = store.manifest(child.digest());
        boolean manifest = answer.manifest().isPresent()
                || child.mediaType().isManifest()
                || child.mediaType().name().isEmpty();
        if (!manifest && !child.mediaType().isOutdatedManifest()) {
            addBlob(child, closure);
            return;
        }
        collect(child.digest(), closure, depth + 1);
        answer.manifest()
                .map(Manifest::descriptor)
                .flatMap(actual -> contradiction(child, actual))
                .ifPresent(what -> closure.problems()
                        .add(ContentProblem.damage(
                                Message.of("layout.index-contradicts", parent.digest(), child.digest(), what))));
    }

    /** Describes how a descriptor contradicts the manifest that it points to. */
    static Optional<Message> contradiction(Descriptor said, Descriptor actual) {
        if (said.size() != actual.size()) {
            return Optional.of(Message.of("layout.other-size", said.size(), actual.size()));
        }
        boolean other = said.mediaType().isManifest()
                && said.mediaType().isIndex() != actual.mediaType().isIndex();
        return other
                ? Optional.of(Message.of("layout.other-type", said.mediaType(), actual.mediaType()))
                : Optional.empty();
    }

    private void addBlobs(Manifest manifest, Closure closure) {
        manifest.blobs().forEach(blob -> addBlob(blob, closure));
        for (ForeignLayer layer : manifest.foreignLayers()) {
            if (isInTree(layer.descriptor()) || layer.urls().isEmpty()) {
                addBlob(layer.descriptor(), closure);
            }
        }
    }

    private boolean isInTree(Descriptor blob) {
        return tree.has(store.pathOf(blob.digest()))
                || store.inline(blob.digest()).isPresent();
    }

    private void addBlob(Descriptor blob, Closure closure) {
        if (closure.blobs().contains(blob)) {
            return;
        }
        String path = store.pathOf(blob.digest());
        Long size = tree.files().get(path);
        boolean inline = store.inline(blob.digest()).isPresent();
        if (size == null && !inline) {
            closure.problems().add(ContentProblem.damage(Message.of("layout.blob-missing", blob.digest(), path)));
        } else if (size != null && size != blob.size()) {
            closure.problems()
                    .add(ContentProblem.damage(Message.of("layout.blob-size", blob.digest(), size, blob.size())));
        } else {
            closure.blobs().add(blob);
            if (size != null) {
                paths.put(blob.digest(), path);
            }
        }
    }
}
