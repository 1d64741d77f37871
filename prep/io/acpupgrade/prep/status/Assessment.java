package io.acpupgrade.prep.status;

import io.acpupgrade.problem.Message;

/** The overall state of an upgrade. */
public enum Assessment {
    /** No upgrade is requested. */
    IDLE("status.idle"),
    /** Requested, but blocked by a failed check of the operator. */
    PREFLIGHT_BLOCKED("status.preflight-blocked"),
    PROGRESSING("status.progressing"),
    /** Progressing, but much longer than expected. */
    PROGRESSING_SLOWLY("status.progressing-slowly"),
    /** The operator reports that it cannot continue. */
    STALLED("status.stalled"),
    COMPLETED("status.completed"),
    /** The state cannot be determined. */
    UNKNOWN("status.unknown");

    private final String label;

    Assessment(String label) {
        this.label = label;
    }

    public Message label() {
        return Message.of(label);
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
