package io.acpupgrade.prep.request;

import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.PreflightResult;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a preflight lets a request through: each check that stands against it has to be accepted by its name.
 *
 * @param accepted the names that somebody accepted
 */
public record PreflightGate(PreflightResult result, List<String> accepted) {
    public PreflightGate {
        accepted = List.copyOf(accepted);
    }

    /** The checks that failed and that nobody accepted. */
    public List<CheckResult> blockers() {
        return select(check -> check.state() == CheckState.FAILED && !isAccepted(check));
    }

    /** The checks without an answer that nobody accepted. */
    public List<CheckResult> unanswered() {
        return select(check -> check.state().isOpen() && !isAccepted(check));
    }

    /** The checks that stand against the request and were accepted. */
    public List<CheckResult> overridden() {
        return select(
                check -> (check.state() == CheckState.FAILED || check.state().isOpen()) && isAccepted(check));
    }

    /** The names that were accepted and stand against nothing. */
    public List<String> unused() {
        List<String> needed = overridden().stream().map(CheckResult::name).toList();
        return accepted.stream().filter(name -> !needed.contains(name)).toList();
    }

    /** Whether there is any answer at all, which silence is not. */
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
