package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;

/** A file or an archive that ends before its content does. */
final class TruncatedContentException extends UnreadableContentException {
    private static final long serialVersionUID = 1L;

    TruncatedContentException(Message message) {
        super(message);
    }
}
