package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;

/** An unsafe archive: paths or links that escape, circular links, or a decompression bomb. */
public final class UnsafeEntryException extends UnreadableContentException {
    private static final long serialVersionUID = 1L;

    public UnsafeEntryException(Message message) {
        super(message);
    }
}
