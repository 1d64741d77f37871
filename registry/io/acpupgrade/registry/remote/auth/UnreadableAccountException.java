package io.acpupgrade.registry.remote.auth;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;

/** Docker's configuration has an account that cannot be read. It has no cause, because that may show a secret. */
final class UnreadableAccountException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    UnreadableAccountException(String registry) {
        this.message = Message.of("auth.unreadable-account", registry);
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
