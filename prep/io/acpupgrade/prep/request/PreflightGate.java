package io.acpupgrade.prep.request;

import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.PreflightResult;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides whether a preflight result permits the request: every check that failed or has no final result must be
 * accepted by name.
 *
 * @param accepted the names that the user accepted
 */
public record PreflightGate(PreflightResult result, List<String> accepted) {
    public PreflightGate {
        accepted = List.copyOf(accepted);
    }

    /** The failed checks that are not accepted. */
    public List<CheckResult> blockers() {
        return select(check -> check.state() == CheckState.FAILED && !isAccepted(check));
    }

    /** The checks without a final result that are not accepted. */
    public List<CheckResult> unanswered() {
        return select(check -> check.state().isOpen() && !isAccepted(check));
    }

    /** The accepted checks that failed or have no final result. */
    public List<CheckResult> overridden() {
        return select(
                check -> (check.state() == CheckState.FAILED || check.state().isOpen()) && isAccepted(check));
    }

    /** The accepted names that no such check has. */
    public List<String> unused() {
        List<String> needed = overridden().stream().map(CheckResult::name).toList();
        return accepted.stream().filter(name -> !needed.contains(name)).toList();
    }

    /** Whether there are any results at all. */
    public boolean hasAnswers() {
        return !result.checks().isEmpty();
    }

    public boolean isOpen() {
        return hasAnswers() && blockers().isEmpty() && unanswered().isEmpty();
    }

    private boolean isAccepted(CheckResult check) {
        return accepted.contains(check.name());
    }

    private List<CheckResult> select(Predicate<CheckResult> against) {
        return result.checks().stream().filter(against).toList();
    }
}
