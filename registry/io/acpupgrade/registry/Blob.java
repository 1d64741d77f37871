package io.acpupgrade.registry;

/**
 * One blob of an artifact: its descriptor and location in the package, and the form in which it is pushed.
 *
 * @param packaged the bytes as the package holds them
 * @param form whether the packaged bytes are pushed as they are
 */
public record Blob(Descriptor packaged, Form form, BlobSource source) {
    /** Whether the bytes change between package and registry. */
    public enum Form {
        /** The bytes are pushed as they are. */
        VERBATIM,
        /** A plain layer of a docker-archive, compressed while it is pushed. */
        COMPRESSED
    }

    /** Two blobs with the same key need only one transfer, wherever their bytes are stored. */
    public record Key(Digest packaged, Form form) {}

    public Key key() {
        return new Key(packaged.digest(), form);
    }

    /** The location of the bytes, for messages. */
    public String place() {
        return source.place(packaged.digest());
    }

    public long size() {
        return packaged.size();
    }
}
