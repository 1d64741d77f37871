package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;

/** A file with a token, certificate or key cannot be used; the message is a clause, as in {@code it is empty}. */
final class CredentialFileException extends IOException implements Explained {
    private final transient Problem problem;

    CredentialFileException(Message why) {
        this.problem = new Problem(why, Message.NONE);
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
