package io.acpupgrade.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A registry as the copy sees it (OCI distribution-spec 1.1). Every failure of the other side is a
 * {@link RegistryException}; a plain {@link IOException} comes from the content that was to be sent.
 */
public interface Registry {
    /** The registry's address for people, as in {@code 10.0.0.8:11443}. */
    String name();

    /** Makes sure that a registry is there, and that it takes this login. */
    void ping() throws IOException;

    /** The size in bytes of a blob of this repository; nothing where the repository does not hold it. */
    OptionalLong blobSize(Repository repository, Digest blob) throws IOException;

    /**
     * Reads a blob of this repository; no more than one byte beyond its size. The receiver says where the reading goes on,
     * so that a broken one can be taken up again.
     *
     * @return whether the repository holds the blob
     */
    boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException;

    /** Takes a blob's bytes in their order. */
    interface Receiver {
        /** How many bytes have come so far. */
        long position();

        /** The bytes so far were for nothing: the blob comes again from its start. */
        void restart();

        void receive(byte[] bytes, int length) throws IOException;
    }

    /** What a tag or a digest stands for, checked against the digest where it is one. */
    Optional<Manifest> manifest(Reference reference) throws IOException;

    /** How a blob got into a repository. */
    enum PushOutcome {
        /** The registry linked it from another of its repositories; no byte was sent. */
        MOUNTED,
        /** Its bytes were sent. */
        SENT
    }

    /**
     * Brings a blob of known digest and size into a repository.
     *
     * @param from a repository of the same registry that holds it already, to be linked from if the registry will
     */
    PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body) throws IOException;

    /**
     * Sends a blob whose digest and size are known only when it has gone, because it is made on its way.
     *
     * @return what the registry holds now
     */
    Descriptor push(Repository repository, MediaType type, Body body) throws IOException;

    /** Sends a manifest, whose blobs and children have to be there, under a tag or its digest. */
    void push(Reference reference, Manifest manifest) throws IOException;

    /**
     * Makes sure that this login may push to a repository, by an upload session that is opened and cancelled; nothing is
     * sent, and no content changes.
     */
    void probePush(Repository repository) throws IOException;

    /** Whether the registry itself lists what refers to a manifest (OCI distribution-spec, "Listing Referrers"). */
    boolean listsReferrers(Repository repository, Digest subject) throws IOException;

    /** Something to send that writes itself, the same bytes from the first on each time it is asked. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
