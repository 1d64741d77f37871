package io.acpupgrade.prep.preflight;

import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of a preflight.
 *
 * @param notes remarks on how the result was obtained
 */
public record PreflightResult(
        Summary summary, List<CheckResult> checks, List<Advice> disableChecks, List<Message> notes) {
    public PreflightResult {
        checks = List.copyOf(checks);
        disableChecks = List.copyOf(disableChecks);
        notes = List.copyOf(notes);
    }

    /** The overall result. */
    public enum Overall {
        PASSED("Passed"),
        /** At least one check failed. */
        BLOCKED("Blocked"),
        /** No check failed, but some have no final result. */
        PENDING("Pending");

        private final String label;

        Overall(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What was evaluated, and by which origins.
     *
     * @param current the cluster's version as it is written there; empty if unknown
     * @param image the release image of the desired version; empty if unknown
     * @param operator the result of the cluster version operator, if it has one
     * @param evaluatedAt when this program evaluated; empty if it did not
     */
    public record Summary(
            String cluster,
            String current,
            String desired,
            String image,
            Optional<OperatorResult> operator,
            Optional<Instant> evaluatedAt) {}

    /** Passed only if at least one check passed and none is without a final result. */
    public Overall overall() {
        if (count(CheckState.FAILED) > 0) {
            return Overall.BLOCKED;
        }
        boolean open = checks.stream().anyMatch(result -> result.state().isOpen());
        return open || count(CheckState.PASSED) == 0 ? Overall.PENDING : Overall.PASSED;
    }

    public int count(CheckState state) {
        return (int) checks.stream().filter(result -> result.state() == state).count();
    }
}
