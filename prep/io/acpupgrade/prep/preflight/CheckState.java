package io.acpupgrade.prep.preflight;

/** The state of a check. The operator knows the first three; the others are this program's own. */
public enum CheckState {
    PASSED("Passed"),
    /** A blocker: it must be resolved before the upgrade is requested. */
    FAILED("Failed"),
    /** No final result yet; a later evaluation may have one. */
    RETRY("Retry"),
    /** Not evaluated, because it is disabled or was checked by hand. */
    SKIPPED("Skipped"),
    /** The check does not apply to this cluster. */
    NOT_APPLICABLE("NotApplicable"),
    /** The state cannot be determined, and a repeated evaluation will not change that. */
    UNKNOWN("Unknown");

    private final String label;

    CheckState(String label) {
        this.label = label;
    }

    /** The name that is shown, such as {@code NotApplicable}. */
    public String label() {
        return label;
    }

    /** Whether the check has no final result, so that the upgrade has to wait. */
    public boolean isOpen() {
        return this == RETRY || this == UNKNOWN;
    }
}
