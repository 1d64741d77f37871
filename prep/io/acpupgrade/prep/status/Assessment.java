package io.acpupgrade.prep.status;

/** How an upgrade goes, in a word. */
public enum Assessment {
    /** Nothing is asked for. */
    IDLE("Idle"),
    /** Asked for, and a check of the operator stands against it. */
    PREFLIGHT_BLOCKED("Preflight blocked"),
    PROGRESSING("Progressing"),
    /** It moves, and takes much longer than one would think. */
    PROGRESSING_SLOWLY("Progressing slowly"),
    /** The operator says that it cannot go on. */
    STALLED("Stalled"),
    COMPLETED("Completed"),
    /** Nothing that was read tells. */
    UNKNOWN("Unknown");

    private final String label;

    Assessment(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is under way and moves. */
    public boolean isMoving() {
        return this == PROGRESSING || this == PROGRESSING_SLOWLY;
    }

    /** Whether it needs somebody to do something. */
    public boolean isStuck() {
        return this == STALLED || this == PREFLIGHT_BLOCKED;
    }
}
