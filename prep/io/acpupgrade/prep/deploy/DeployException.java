package io.acpupgrade.prep.deploy;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.util.List;

/** The deployment failed: what was tried, what was found, and what to do next. */
public final class DeployException extends Exception implements Explained {
    private final Kind kind;
    private final transient List<Message> details;
    private final transient Problem problem;

    /** Whether running again can help. */
    public enum Kind {
        /** The cluster refused a request, or the deployed operator does not run. */
        FAILED,
        /** The operator may still become ready. */
        TIMED_OUT
    }

    public DeployException(Kind kind, Message message, List<Message> details, Message remedy) {
        this.kind = kind;
        this.details = List.copyOf(details);
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

    public Kind kind() {
        return kind;
    }

    /** What was observed, one line each. */
    public List<Message> details() {
        return details;
    }

    public Message remedy() {
        return problem.remedy();
    }
}
