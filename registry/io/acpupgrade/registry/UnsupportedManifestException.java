package io.acpupgrade.registry;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** A manifest of a type that cannot be pushed; the remedy says how to convert it. */
public final class UnsupportedManifestException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnsupportedManifestException(Message message, Message remedy) {
        this.problem = new Problem(message, remedy);
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }

    /** Returns how to convert the content into something that can be pushed. */
    public Message remedy() {
        return problem.remedy();
    }
}
