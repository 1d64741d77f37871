package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InlineContent;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The manifests of a tree in which content is found by its digest, each read once. */
final class ManifestStore {
    /** Where the bytes of a digest lie in the tree, whether they are there or not. */
    @FunctionalInterface
    interface Addresses {
        String pathOf(Digest digest);
    }

    /** A manifest, or why there is none. */
    record Answer(Optional<Manifest> manifest, Optional<ContentProblem> problem, State state) {
        private static Answer of(Manifest manifest) {
            return new Answer(Optional.of(manifest), Optional.empty(), State.READ);
        }

        private static Answer no(State state, ContentProblem problem) {
            return new Answer(Optional.empty(), Optional.of(problem), state);
        }
    }

    /** What has been found out about the bytes of a manifest. */
    enum State {
        READ,
        /** The bytes are those of the digest, but no manifest that can be pushed. */
        UNSUPPORTED,
        MISSING,
        DAMAGED
    }

    private final FileTree tree;
    private final Bounds bounds;
    private final Addresses addresses;
    private final Map<Digest, Answer> answers = new HashMap<>();
    private final Map<Digest, InlineContent> inline = new HashMap<>();

    ManifestStore(FileTree tree, Bounds bounds, Addresses addresses) {
        this.tree = tree;
        this.bounds = bounds;
        this.addresses = addresses;
    }

    FileTree tree() {
        return tree;
    }

    String pathOf(Digest digest) {
        return addresses.pathOf(digest);
    }

    /** Remembers content that lies in a descriptor; what the tree holds as well is read there. */
    void remember(InlineContent content) {
        if (!tree.has(pathOf(content.descriptor().digest()))) {
            inline.putIfAbsent(content.descriptor().digest(), content);
        }
    }

    /** Content that was found in a descriptor and nowhere else. */
    Optional<InlineContent> inline(Digest digest) {
        return Optional.ofNullable(inline.get(digest));
    }

    Answer manifest(Digest digest) {
        Answer known = answers.get(digest);
        if (known == null) {
            known = read(digest);
            answers.put(digest, known);
        }
        return known;
    }

    private Answer read(Digest digest) {
        String called = "manifest " + digest;
        String path = pathOf(digest);
        long size = tree.files().getOrDefault(path, 0L);
        if (size > Manifest.MAX_SIZE) {
            return Answer.no(
                    State.UNSUPPORTED,
                    ContentProblem.damage(called + " has " + size + " bytes, which is more than the "
                            + Manifest.MAX_SIZE + " that registries take"));
        }
        try {
            bounds.addManifest(size);
            Optional<byte[]> bytes = bytes(digest, path);
            if (bytes.isEmpty()) {
                return Answer.no(
                        State.MISSING, ContentProblem.damage(called + " is missing (looked for " + path + ")"));
            }
            return digest.isOf(bytes.get())
                    ? parse(called, bytes.get())
                    : Answer.no(
                            State.DAMAGED,
                            ContentProblem.damage(called + " has other bytes: they are " + Digest.of(bytes.get())));
        } catch (IOException e) {
            return Answer.no(State.DAMAGED, ContentProblem.of(called + " cannot be read: ", e));
        }
    }

    private Answer parse(String called, byte[] bytes) {
        try {
            Manifest manifest = ManifestRules.parse(bytes);
            manifest.inlineContent().forEach(this::remember);
            return Answer.of(manifest);
        } catch (IllegalArgumentException e) {
            return Answer.no(State.UNSUPPORTED, ContentProblem.of(called + " cannot be pushed: ", e));
        }
    }

    private Optional<byte[]> bytes(Digest digest, String path) throws IOException {
        return tree.has(path)
                ? Optional.of(tree.read(path, Manifest.MAX_SIZE))
                : inline(digest).map(InlineContent::bytes);
    }
}
