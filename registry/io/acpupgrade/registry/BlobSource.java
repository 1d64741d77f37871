package io.acpupgrade.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A folder, archive or file that blobs can be read from any number of times. */
public interface BlobSource {
    /** The source's path, for messages. */
    String name();

    /** The location of a blob in this source, for messages. */
    default String place(Digest blob) {
        return name();
    }

    /**
     * Opens one blob at its first byte.
     *
     * @throws IOException when the source cannot be read or no longer holds the blob
     */
    InputStream open(Digest blob) throws IOException;

    /** Whether {@link #open} has to read everything before the blob, so that {@link #stream} is much cheaper. */
    boolean isSequential();

    /**
     * Passes all wanted blobs to the visitor in one pass, in the order in which they are stored.
     *
     * @throws IOException when the source cannot be read to its end
     */
    void stream(Set<Digest> wanted, Visitor visitor) throws IOException;

    /**
     * Receives the blobs of one pass; a stream is valid until the visitor returns, and need not be read to its end.
     */
    @FunctionalInterface
    interface Visitor {
        void visit(Digest blob, InputStream content) throws IOException;
    }
}
