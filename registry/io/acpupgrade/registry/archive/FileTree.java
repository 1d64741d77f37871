package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.SortedMap;

/** Files below one root, be it a folder or an archive; links within it are resolved. */
public interface FileTree {
    /** The path of the folder or archive, for people. */
    String name();

    /** Size in bytes of every file, by its path below the root. */
    SortedMap<String, Long> files();

    InputStream open(String path) throws IOException;

    /** What a file is by its first bytes. */
    FileKind kind(String path) throws IOException;

    /** The digest of a file's bytes as they are there now, of the algorithm that the path speaks of, else sha256. */
    Digest digest(String path) throws IOException;

    /** Whether every {@link #open} reads all that lies before the file. */
    boolean isSequential();

    /** Hands over the wanted files, in the order in which they are cheapest to read. */
    void stream(Set<String> wanted, Visitor visitor) throws IOException;

    /** Takes the files of one pass; a stream is good until the visitor returns. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, InputStream content) throws IOException;
    }

    /** The path under which the file's bytes are stored, which is another's where this one is a link. */
    default String stored(String path) {
        return path;
    }

    default boolean has(String path) {
        return files().containsKey(path);
    }

    /** A small file as a whole; it is an error where it is larger than {@code limit} bytes. */
    default byte[] read(String path, int limit) throws IOException {
        Long size = files().get(path);
        if (size == null) {
            throw new EOFException("there is no '" + path + "' in " + name());
        }
        if (size > limit) {
            throw new IOException("'" + path + "' has " + size + " bytes, which is more than the " + limit
                    + " that such a file may have");
        }
        try (InputStream in = open(path)) {
            return in.readNBytes(limit);
        }
    }
}
