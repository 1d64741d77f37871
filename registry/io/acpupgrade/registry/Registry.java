package io.acpupgrade.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A registry (OCI distribution-spec 1.1). A failure of the registry is a {@link RegistryException}; any other
 * {@link IOException} comes from the content being sent.
 */
public interface Registry {
    /** The registry's address for messages, as in {@code 10.0.0.8:11443}. */
    String name();

    /** Checks that a registry answers and accepts the credentials. */
    void ping() throws IOException;

    /**
     * Fails once requests are cancelled, because the program is ending; for work between requests that takes long.
     *
     * @throws RegistryException of kind {@link RegistryException.Kind#CANCELLED}
     */
    void requireOpen() throws IOException;

    /** Returns the size of a blob in bytes; empty when the repository does not hold it. */
    OptionalLong blobSize(Repository repository, Digest blob) throws IOException;

    /**
     * Downloads a blob, at most one byte beyond its size. Reading starts at the receiver's position, so a broken
     * download can be resumed.
     *
     * @return whether the repository holds the blob
     */
    boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException;

    /** Receives the bytes of a blob in order. */
    interface Receiver {
        /** Returns the number of bytes received so far. */
        long position();

        /** Discards the bytes received so far; the blob starts again from its first byte. */
        void restart();

        void receive(byte[] bytes, int length) throws IOException;
    }

    /** Returns the manifest of a tag or digest; its bytes are checked against the digest. */
    Optional<Manifest> manifest(Reference reference) throws IOException;

    /** How a blob reached a repository. */
    enum PushOutcome {
        /** The registry mounted it from another repository; no bytes were sent. */
        MOUNTED,
        /** Its bytes were uploaded. */
        SENT
    }

    /**
     * Pushes a blob of known digest and size.
     *
     * @param from a repository of the same registry that holds the blob, to mount it from
     */
    PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body) throws IOException;

    /**
     * Uploads a blob whose digest and size are known only after it was sent, because it is compressed on the way.
     *
     * @return the descriptor of the uploaded blob
     */
    Descriptor push(Repository repository, MediaType type, Body body) throws IOException;

    /** Pushes a manifest under a tag or its digest; its blobs and children must already be in the repository. */
    void push(Reference reference, Manifest manifest) throws IOException;

    /** Checks that these credentials may push, by opening and cancelling an upload session; no content is sent. */
    void probePush(Repository repository) throws IOException;

    /** Whether the registry supports the referrers API (OCI distribution-spec, "Listing Referrers"). */
    boolean listsReferrers(Repository repository, Digest subject) throws IOException;

    /** Writes the content of an upload; each call writes the same bytes from the start. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
