package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** A text, of the user or of the cluster, is not an address or a password. */
final class InvalidValueException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    InvalidValueException(Message message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message.english();
    }

    @Override
    public Problem problem() {
        return new Problem(message, Message.NONE);
    }
}
