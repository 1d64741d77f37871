package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** A request to the cluster failed: what was tried, where, what came back, and what to do next. */
public class ClusterException extends Exception implements Explained {
    private final Kind kind;
    private final transient Problem problem;

    /** The cause of the failure. */
    public enum Kind {
        /** There is no usable kubeconfig or service account. */
        NOT_CONFIGURED,
        /** The object is missing or ambiguous, and the user has to decide. */
        UNDECIDED,
        /** No connection, or no response in time. */
        UNREACHABLE,
        /** The server is not proven to be the API server, or rejects the client certificate. */
        UNTRUSTED,
        /** The API server does not accept the credentials. */
        UNAUTHORIZED,
        /** The user lacks the right. */
        FORBIDDEN,
        /** The object, its namespace or its kind does not exist. */
        NOT_FOUND,
        /** Another client created or changed the object, or owns its fields. */
        CONFLICT,
        /** The API server rejects the object. */
        INVALID,
        /** The API server is temporarily unavailable. */
        BUSY,
        /** The API server failed, or its response makes no sense. */
        FAILED
    }

    /**
     * @param message the action, the side, and what came back
     * @param remedy what to do next, as full sentences
     */
    public ClusterException(Kind kind, Message message, Message remedy) {
        this.kind = kind;
        this.problem = new Problem(message, remedy);
    }

    private ClusterException(ClusterException cause, Problem problem) {
        super(cause);
        this.kind = cause.kind;
        this.problem = problem;
    }

    /** Adds an alternative to the remedy. */
    public ClusterException withAlternative(Message alternative) {
        return new ClusterException(this, problem.withAlternative(alternative));
    }

    /** Whether a retry may succeed. */
    public boolean isTemporary() {
        return kind == Kind.UNREACHABLE || kind == Kind.BUSY;
    }

    /** Whether no other request to this cluster would fare better. */
    public boolean isOfTheWholeCluster() {
        return switch (kind) {
            case NOT_CONFIGURED, UNREACHABLE, UNTRUSTED, UNAUTHORIZED -> true;
            default -> false;
        };
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

    public Message remedy() {
        return problem.remedy();
    }
}
