package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;

/** A manifest of a type that cannot be pushed; the remedy says how to convert it. */
public final class UnsupportedManifestException extends InvalidValueException {
    private static final long serialVersionUID = 1L;

    UnsupportedManifestException(Message message, Message remedy) {
        super(message, remedy);
    }

    /** Returns how to convert the content into something that can be pushed. */
    public Message remedy() {
        return problem().remedy();
    }
}
