package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that can be read independently and in parallel; each is hashed at most once. */
abstract class RandomAccessTree implements FileTree {
    private final Map<String, Digest> digests = new ConcurrentHashMap<>();

    /** The order in which files are read fastest. */
    abstract long position(String path);

    @Override
    public final FileKind kind(String path) throws IOException {
        try (InputStream in = open(path)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD));
        }
    }

    @Override
    public final Digest digest(String path) throws IOException {
        Digest known = digests.get(path);
        if (known != null) {
            return known;
        }
        try (InputStream in = open(path)) {
            Digest digest = new ContentDigest(path).finish(in);
            digests.put(path, digest);
            return digest;
        }
    }

    @Override
    public final boolean isSequential() {
        return false;
    }

    @Override
    public final void stream(Set<String> wanted, Visitor visitor) throws IOException {
        List<String> inOrder = wanted.stream()
                .sorted(Comparator.comparingLong(this::position).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String path : inOrder) {
            try (InputStream in = open(path)) {
                visitor.visit(path, in);
            }
        }
    }
}
