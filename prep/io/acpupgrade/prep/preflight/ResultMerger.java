package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.preflight.OperatorResult.Freshness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both origins' results as one list: the operator's verdict counts, and where this program thinks otherwise, that is said.
 * One thing the operator's word does not carry: that a check passed some time ago, when it is found to fail now.
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
                .withRemark("this program finds " + local.state().label() + " now: "
                        + local.verdict().message());
        return isOutdated(operator, local)
                ? differing.withVerdict(Verdict.retry(
                                "OutdatedResult",
                                "the operator found it Passed before this request, and it does not look so now")
                        .withAdvice(local.verdict().advice()))
                : differing;
    }

    /** Not to have looked is no other opinion. */
    private static boolean isInconclusive(CheckState state) {
        return state == CheckState.SKIPPED || state == CheckState.UNKNOWN || state == CheckState.NOT_APPLICABLE;
    }

    private boolean isOutdated(CheckResult operator, CheckResult local) {
        return freshness == Freshness.OLD
                && operator.state() == CheckState.PASSED
                && local.state() == CheckState.FAILED;
    }

    /** The operator says that a check failed; what to do about it is known here. */
    private static CheckResult withLocalAdvice(CheckResult operator, CheckResult local) {
        return operator.state() == CheckState.FAILED
                ? operator.withVerdict(
                        operator.verdict().withAdvice(local.verdict().advice()))
                : operator;
    }
}
