package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import org.apache.http.ProtocolException;

/** The interim responses before a response (RFC 9110, section 15.2) are not what HTTP allows. */
final class InterimResponseException extends ProtocolException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    InterimResponseException(Message message) {
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
