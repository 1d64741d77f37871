package io.acpupgrade.prep.workflow;

/** How a run ended, for scripts; the numbers are a contract (docs/exit-codes.md). */
public enum ExitCode {
    DONE(0, "done"),
    DEFECT(1, "a defect of this program"),
    USAGE(2, "wrong usage"),
    BAD_INPUT(3, "the package or other input is bad"),
    NOT_CONFIGURED(4, "configuration or lookup failed, or a result could not be written"),
    BLOCKED(5, "preflight found blockers"),
    NO_ANSWER_YET(6, "preflight has no final answer yet"),
    REGISTRY(7, "the registry refused or failed"),
    CLUSTER(8, "the cluster refused or failed"),
    TIMED_OUT(9, "timed out waiting"),
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
