package io.acpupgrade.prep.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a preflight.
 *
 * @param notes what one should know of how it came about
 */
public record PreflightResult(
        Summary summary, List<CheckResult> checks, List<Advice> disableChecks, List<String> notes) {
    public PreflightResult {
        checks = List.copyOf(checks);
        disableChecks = List.copyOf(disableChecks);
        notes = List.copyOf(notes);
    }

    /** All checks in one word. */
    public enum Overall {
        PASSED("Passed"),
        /** At least one check failed. */
        BLOCKED("Blocked"),
        /** No check failed, and some have no answer. */
        NO_ANSWER_YET("NoAnswerYet");

        private final String label;

        Overall(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Who was asked, about what.
     *
     * @param current the version that the cluster runs, as it was found written; empty where nothing says
     * @param image of the desired version; empty where nothing says
     * @param operator where its cluster version operator has a result
     * @param evaluatedAt when this program evaluated; empty where it did not
     */
    public record Summary(
            String cluster,
            String current,
            String desired,
            String image,
            Optional<OperatorResult> operator,
            Optional<Instant> evaluatedAt) {}

    /** Passed only where there are checks that did, and none that has no answer. */
    public Overall overall() {
        if (count(CheckState.FAILED) > 0) {
            return Overall.BLOCKED;
        }
        boolean open = checks.stream().anyMatch(result -> result.state().isOpen());
        return open || count(CheckState.PASSED) == 0 ? Overall.NO_ANSWER_YET : Overall.PASSED;
    }

    public int count(CheckState state) {
        return (int) checks.stream().filter(result -> result.state() == state).count();
    }
}
