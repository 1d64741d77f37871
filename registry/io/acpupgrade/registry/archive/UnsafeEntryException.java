package io.acpupgrade.registry.archive;

import java.io.IOException;

/** An archive that tries to do harm: paths and links that escape, links in a circle, a bomb. */
public final class UnsafeEntryException extends IOException {
    public UnsafeEntryException(String message) {
        super(message);
    }
}
