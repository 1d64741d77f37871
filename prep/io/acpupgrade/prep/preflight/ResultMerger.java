package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.preflight.OperatorResult.Freshness;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges the results of both origins. The operator's verdict wins, and a differing local result is added as a remark.
 * The exception: an old Passed of the operator that fails locally now becomes Retry.
 */
record ResultMerger(List<CheckResult> operatorResults, Freshness freshness, List<CheckResult> localResults) {
    List<CheckResult> results() {
        Map<String, CheckResult> local = new LinkedHashMap<>();
        localResults.forEach(result -> local.put(result.name(), result));
        List<CheckResult> all = new ArrayList<>();
        operatorResults.forEach(result -> all.add(Optional.ofNullable(local.remove(result.name()))
                .map(localResult -> merged(result, localResult))
                .orElse(result)));
        all.addAll(local.values());
        return List.copyOf(all);
    }

    private CheckResult merged(CheckResult operator, CheckResult local) {
        if (isInconclusive(local.state()) || local.state() == operator.state()) {
            return withLocalAdvice(operator, local);
        }
        CheckResult differing = withLocalAdvice(operator, local)
                .withRemark(Message.of(
                        "preflight.differs",
                        local.state().label(),
                        local.verdict().message()));
        return isOutdated(operator, local)
                ? differing.withVerdict(Verdict.retry("OutdatedResult", Message.of("preflight.outdated"))
                        .withAdvice(local.verdict().advice()))
                : differing;
    }

    /** A check without a local result does not contradict the operator. */
    private static boolean isInconclusive(CheckState state) {
        return state == CheckState.SKIPPED || state == CheckState.UNKNOWN || state == CheckState.NOT_APPLICABLE;
    }

    private boolean isOutdated(CheckResult operator, CheckResult local) {
        return freshness == Freshness.OLD
                && operator.state() == CheckState.PASSED
                && local.state() == CheckState.FAILED;
    }

    /** The operator's failures come without advice, so that of the local result is used. */
    private static CheckResult withLocalAdvice(CheckResult operator, CheckResult local) {
        return operator.state() == CheckState.FAILED
                ? operator.withVerdict(
                        operator.verdict().withAdvice(local.verdict().advice()))
                : operator;
    }
}
