package io.acpupgrade.prep.kubernetes;

/** The cluster did not do what was asked of it: what was asked for, where, what came back, and what to do about it. */
public class ClusterException extends Exception {
    private final Kind kind;
    private final String remedy;

    /** What came between this program and the cluster. */
    public enum Kind {
        /** No kubeconfig and no service account, or one that cannot be used. */
        NOT_CONFIGURED,
        /** What was asked for is not there or not clear by its name, and only a person can say what was meant. */
        UNDECIDED,
        /** No connection, or no answer in time. */
        UNREACHABLE,
        /** Whoever is there cannot prove to be the API server, or takes this program for someone else. */
        UNTRUSTED,
        /** The API server does not know these credentials. */
        UNAUTHORIZED,
        /** The API server knows the user, who may not do this. */
        FORBIDDEN,
        /** What was to be changed, its namespace or its kind is not there. */
        NOT_FOUND,
        /** Somebody else created or changed it in the meantime, or looks after the fields. */
        CONFLICT,
        /** The API server finds the object wrong. */
        INVALID,
        /** The API server cannot answer just now. */
        BUSY,
        /** The API server failed, or said something that makes no sense. */
        FAILED
    }

    /**
     * @param message the action, the side, and what came back
     * @param remedy what to do next, as full sentences
     */
    public ClusterException(Kind kind, String message, String remedy) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
    }

    private ClusterException(ClusterException cause, String remedy) {
        super(cause.getMessage(), cause);
        this.kind = cause.kind;
        this.remedy = remedy;
    }

    /** The same failure, for someone who knows a way around it. */
    public ClusterException withAlternative(String alternative) {
        return new ClusterException(this, remedy + " " + alternative);
    }

    /** Whether the same may succeed a little later. */
    public boolean isTemporary() {
        return kind == Kind.UNREACHABLE || kind == Kind.BUSY;
    }

    /** There always is one. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
