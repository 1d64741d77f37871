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
            return Optional.of(
                    Verdict.skipped("Disabled", Message.of("preflight.disabled", DisabledChecks.QUALIFIED_NAME)));
        }
        return checkedByHand.contains(check)
                ? Optional.of(Verdict.skipped("CheckedByHand", Message.of("preflight.checked-by-hand")))
                : Optional.empty();
    }
}
