package io.acpupgrade.prep.preflight;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/**
 * The checks that this run does not evaluate.
 *
 * @param checkedByHand checks that the user has done by hand
 */
public record SkippedChecks(DisabledChecks disabled, List<String> checkedByHand) {
    public SkippedChecks {
        checkedByHand = List.copyOf(checkedByHand);
    }

    public static SkippedChecks none() {
        return new SkippedChecks(DisabledChecks.none(), List.of());
    }

    Optional<Verdict> verdict(String check) {
        if (disabled.contains(check)) {
            return Optional.of(Verdict.skipped(
                    "Disabled",
                    Message.text("disabled in ConfigMap cpaas-system/" + DisabledChecks.CONFIG_MAP
                            + ", which is meant for a while and for finding a fault")));
        }
        return checkedByHand.contains(check)
                ? Optional.of(
                        Verdict.skipped("CheckedByHand", Message.text("confirmed by the operator (--checked-by-hand)")))
                : Optional.empty();
    }
}
