package io.acpupgrade.prep.deploy;

import java.util.List;

/** The deployment failed: what was tried, what was found, and what to do next. */
public final class DeployException extends Exception {
    private final Kind kind;
    private final transient List<String> details;
    private final String remedy;

    /** Whether running again can help. */
    public enum Kind {
        /** The cluster refused a request, or the deployed operator does not run. */
        FAILED,
        /** The operator may still become ready. */
        TIMED_OUT
    }

    public DeployException(Kind kind, String message, List<String> details, String remedy) {
        super(message);
        this.kind = kind;
        this.details = List.copyOf(details);
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    /** What was observed, one line each. */
    public List<String> details() {
        return details;
    }

    public String remedy() {
        return remedy;
    }
}
