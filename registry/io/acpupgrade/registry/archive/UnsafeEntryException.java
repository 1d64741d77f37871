package io.acpupgrade.registry.archive;

import java.io.IOException;

/** An archive that tries to do harm: paths and links that escape, links in a circle, a bomb. */
final class UnsafeEntryException extends IOException {
    UnsafeEntryException(String message) {
        super(message);
    }
}
