package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;

/** A keyring or a signed text that cannot be used; the message is a clause about the file. */
final class UnreadableSignatureException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableSignatureException(Message message) {
        this.problem = new Problem(message, Message.NONE);
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
