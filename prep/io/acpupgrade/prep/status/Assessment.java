package io.acpupgrade.prep.status;

/** The overall state of an upgrade. */
public enum Assessment {
    /** No upgrade is requested. */
    IDLE("Idle"),
    /** Requested, but blocked by a failed check of the operator. */
    PREFLIGHT_BLOCKED("Preflight blocked"),
    PROGRESSING("Progressing"),
    /** Progressing, but much longer than expected. */
    PROGRESSING_SLOWLY("Progressing slowly"),
    /** The operator reports that it cannot continue. */
    STALLED("Stalled"),
    COMPLETED("Completed"),
    /** The state cannot be determined. */
    UNKNOWN("Unknown");

    private final String label;

    Assessment(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the upgrade makes progress. */
    public boolean isMoving() {
        return this == PROGRESSING || this == PROGRESSING_SLOWLY;
    }

    /** Whether the upgrade cannot continue without help. */
    public boolean isStuck() {
        return this == STALLED || this == PREFLIGHT_BLOCKED;
    }
}
