package io.acpupgrade.prep.preflight;

/** What became of a check. The first three are the operator's own words, the others are this program's. */
public enum CheckState {
    PASSED("Passed"),
    /** A blocker, to be cleared before the upgrade is requested. */
    FAILED("Failed"),
    /** No final answer yet; it is worth looking again a little later. */
    RETRY("Retry"),
    /** Not evaluated, because somebody said so. */
    SKIPPED("Skipped"),
    /** There is nothing in this cluster that the check is about. */
    NOT_APPLICABLE("NotApplicable"),
    /** Nothing could be found out, and looking again will not change that. */
    UNKNOWN("Unknown");

    private final String label;

    CheckState(String label) {
        this.label = label;
    }

    /** As people read it, as in {@code NotApplicable}. */
    public String label() {
        return label;
    }

    /** Whether an upgrade has to wait for another answer. */
    public boolean isOpen() {
        return this == RETRY || this == UNKNOWN;
    }
}
