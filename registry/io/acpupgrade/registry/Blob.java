package io.acpupgrade.registry;

/**
 * One blob of an artifact: what the package holds of it, where, and in which form the registry gets it.
 *
 * @param packaged the bytes as the package holds them
 * @param form whether those are the bytes that the registry gets
 */
public record Blob(Descriptor packaged, Form form, BlobSource source) {
    /** How the bytes travel. */
    public enum Form {
        /** The registry gets the very bytes that the package holds. */
        VERBATIM,
        /** A plain layer of a docker-archive, which is compressed on its way. */
        COMPRESSED
    }

    /** What makes two blobs the same piece of work, wherever their bytes are kept. */
    public record Key(Digest packaged, Form form) {}

    public Key key() {
        return new Key(packaged.digest(), form);
    }

    /** Where the bytes lie, for people. */
    public String place() {
        return source.place(packaged.digest());
    }

    public long size() {
        return packaged.size();
    }
}
