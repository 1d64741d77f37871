package io.acpupgrade.prep.workflow;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.util.List;

/** The registry does not hold the whole package at the end of a run, for a reason that was announced on the way. */
public final class SyncException extends Exception implements Explained {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final transient Message message;
    private final transient List<Message> remedies;

    SyncException(ExitCode code, Message message, List<Message> remedies) {
        this.code = code;
        this.message = message;
        this.remedies = List.copyOf(remedies);
    }

    @Override
    public String getMessage() {
        return message.english();
    }

    @Override
    public Problem problem() {
        return new Problem(message, Message.sentences(remedies));
    }

    ExitCode code() {
        return code;
    }

    List<Message> remedies() {
        return remedies;
    }
}
