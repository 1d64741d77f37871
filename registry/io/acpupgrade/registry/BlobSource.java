package io.acpupgrade.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A place that holds blobs and hands out their bytes, as often as it is asked. */
public interface BlobSource {
    /** The place's name for people: a path. */
    String name();

    /** Where in it a blob lies, for people. */
    default String place(Digest blob) {
        return name();
    }

    /**
     * The bytes of one blob from the first on.
     *
     * @throws IOException where the place cannot be read, or does not hold the blob any more
     */
    InputStream open(Digest blob) throws IOException;

    /** Whether every {@link #open} reads all that lies before the blob, so that {@link #stream} is much cheaper. */
    boolean isSequential();

    /**
     * Hands over all the wanted blobs in one pass, in the order in which they lie.
     *
     * @throws IOException where the place cannot be read to its end
     */
    void stream(Set<Digest> wanted, Visitor visitor) throws IOException;

    /** Takes the blobs of one pass; each stream is good only until the visitor returns, and need not be read up. */
    @FunctionalInterface
    interface Visitor {
        void visit(Digest blob, InputStream content) throws IOException;
    }
}
