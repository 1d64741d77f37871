package io.acpupgrade.registry;

import java.io.IOException;
import java.io.InputStream;
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

    /** The size in bytes of a blob of this repository; nothing where the repository does not hold it. */
    OptionalLong blobSize(Repository repository, Digest blob) throws IOException;

    /** What a tag or a digest stands for, checked against the digest where it is one. */
    Optional<Manifest> manifest(Reference reference) throws IOException;

    /** Links a blob of another repository into this one; false where the registry will not. */
    boolean mount(Repository repository, Digest blob, Repository from) throws IOException;

    /** Sends a blob of known digest and size. */
    void push(Repository repository, Descriptor blob, Content content) throws IOException;

    /**
     * Sends a blob whose digest and size are known only when it has gone, because it is made on its way.
     *
     * @return what the registry holds now
     */
    Descriptor push(Repository repository, MediaType type, Body body) throws IOException;

    /** Sends a manifest, whose blobs and children have to be there, under a tag or its digest. */
    void push(Reference reference, Manifest manifest) throws IOException;

    /** Something to send, which can be read again from its start when an attempt has failed. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** Something that writes itself, the same bytes each time it is asked. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
