package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InlineContent;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the manifests of a tree by digest, each once. */
final class ManifestStore {
    /** Maps a digest to its path in the tree, whether or not the file exists. */
    @FunctionalInterface
    interface Addresses {
        String pathOf(Digest digest);
    }

    /** A manifest, or the reason why it cannot be read. */
    record Answer(Optional<Manifest> manifest, Optional<Problem> problem, State state) {
        private static Answer of(Manifest manifest) {
            return new Answer(Optional.of(manifest), Optional.empty(), State.READ);
        }

        private static Answer no(State state, Problem problem) {
            return new Answer(Optional.empty(), Optional.of(problem), state);
        }
    }

    /** The result of reading a manifest. */
    enum State {
        READ,
        /** The bytes match the digest, but are not a manifest that can be pushed. */
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

    /** Adds content embedded in a descriptor; content that is also in the tree is read from there. */
    void remember(InlineContent content) {
        if (!tree.has(pathOf(content.descriptor().digest()))) {
            inline.putIfAbsent(content.descriptor().digest(), content);
        }
    }

    /** Returns embedded content that is not in the tree. */
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
        String path = pathOf(digest);
        long size = tree.files().getOrDefault(path, 0L);
        if (size > Manifest.MAX_SIZE) {
            return Answer.no(
                    State.UNSUPPORTED,
                    ContentProblem.damage(Message.of("layout.manifest-too-large", digest, size, Manifest.MAX_SIZE)));
        }
        try {
            bounds.addManifest(size);
            Optional<byte[]> bytes = bytes(digest, path);
            if (bytes.isEmpty()) {
                return Answer.no(
                        State.MISSING, ContentProblem.damage(Message.of("layout.manifest-missing", digest, path)));
            }
            return digest.isOf(bytes.get())
                    ? parse(digest, bytes.get())
                    : Answer.no(
                            State.DAMAGED,
                            ContentProblem.damage(
                                    Message.of("layout.manifest-damaged", digest, Digest.of(bytes.get()))));
        } catch (IOException e) {
            return Answer.no(
                    State.DAMAGED,
                    ContentProblem.of(Message.of("layout.manifest-unreadable", digest, Message.of(e)), e));
        }
    }

    private Answer parse(Digest digest, byte[] bytes) {
        try {
            Manifest manifest = ManifestRules.parse(bytes);
            manifest.inlineContent().forEach(this::remember);
            return Answer.of(manifest);
        } catch (IllegalArgumentException e) {
            return Answer.no(
                    State.UNSUPPORTED,
                    ContentProblem.of(Message.of("layout.manifest-unsupported", digest, Message.of(e)), e));
        }
    }

    private Optional<byte[]> bytes(Digest digest, String path) throws IOException {
        return tree.has(path)
                ? Optional.of(tree.read(path, Manifest.MAX_SIZE))
                : inline(digest).map(InlineContent::bytes);
    }
}
