package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.SortedMap;

/** The files of a folder or an archive, with links resolved. */
public interface FileTree {
    /** The path of the folder or archive, for messages. */
    String name();

    /** The size of each file by its path below the root. */
    SortedMap<String, Long> files();

    InputStream open(String path) throws IOException;

    /** Detects the kind of a file from its first bytes. */
    FileKind kind(String path) throws IOException;

    /** Computes the digest of a file with the algorithm that its path implies, else sha256. */
    Digest digest(String path) throws IOException;

    /** Whether {@link #open} has to read everything before the file. */
    boolean isSequential();

    /** Passes the wanted files to the visitor, in the order that is cheapest to read. */
    void stream(Set<String> wanted, Visitor visitor) throws IOException;

    /** Receives the files of one pass; a stream is valid until the visitor returns. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, InputStream content) throws IOException;
    }

    /** Returns the path that the bytes are stored under; for a link, its target. */
    default String stored(String path) {
        return path;
    }

    default boolean has(String path) {
        return files().containsKey(path);
    }

    /** Reads a small file; fails when it is larger than {@code limit} bytes. */
    default byte[] read(String path, int limit) throws IOException {
        Long size = files().get(path);
        if (size == null) {
            throw new UnreadableContentException(Message.of("archive.no-such-file", path, name()));
        }
        if (size > limit) {
            throw new UnreadableContentException(Message.of("archive.file-too-large", path, size, limit));
        }
        try (InputStream in = open(path)) {
            return in.readNBytes(limit);
        }
    }
}
