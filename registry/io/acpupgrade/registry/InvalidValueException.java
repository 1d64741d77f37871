package io.acpupgrade.registry;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/**
 * A name, an address, a digest or a manifest that is none; the message is a clause, as in {@code 'Latest!' is neither a
 * tag nor a digest}.
 */
public class InvalidValueException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public InvalidValueException(Message message) {
        this(message, Message.NONE);
    }

    InvalidValueException(Message message, Throwable cause) {
        super(cause);
        this.problem = new Problem(message, Message.NONE);
    }

    InvalidValueException(Message message, Message remedy) {
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
}
