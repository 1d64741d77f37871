package io.acpupgrade.registry.copy;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bytes of a blob in a running pass over its archive. They can be read once; whoever comes later opens the source
 * again.
 */
final class PassingBytes {
    private final AtomicReference<Optional<InputStream>> content;

    private PassingBytes(Optional<InputStream> content) {
        this.content = new AtomicReference<>(content);
    }

    /** @param content not closed by readers */
    static PassingBytes of(InputStream content) {
        return new PassingBytes(Optional.of(content));
    }

    /** There is no pass. */
    static PassingBytes none() {
        return new PassingBytes(Optional.empty());
    }

    /** Returns the bytes, unless they were taken before. */
    Optional<InputStream> take() {
        return content.getAndSet(Optional.empty());
    }
}
