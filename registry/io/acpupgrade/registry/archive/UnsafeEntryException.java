package io.acpupgrade.registry.archive;

import java.io.IOException;

/** An unsafe archive: paths or links that escape, circular links, or a decompression bomb. */
public final class UnsafeEntryException extends IOException {
    public UnsafeEntryException(String message) {
        super(message);
    }
}
