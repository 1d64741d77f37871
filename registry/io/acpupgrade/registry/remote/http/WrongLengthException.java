package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;

/** The content that is sent has another length than was announced. */
final class WrongLengthException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    WrongLengthException(long actual, long announced) {
        this.message = Message.of("http.wrong-length", actual, announced);
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
