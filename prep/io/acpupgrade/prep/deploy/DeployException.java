package io.acpupgrade.prep.deploy;

import java.util.List;

/** The operator is not deployed as it was asked for: what was tried, what was found, what to do next. */
public final class DeployException extends Exception {
    private final Kind kind;
    private final transient List<String> details;
    private final String remedy;

    /** Why it is not. */
    public enum Kind {
        /** The cluster refused, or what was deployed does not run. */
        FAILED,
        /** What was waited for may still come. */
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

    /** What was seen, a line each. */
    public List<String> details() {
        return details;
    }

    public String remedy() {
        return remedy;
    }
}
