package io.acpupgrade.prep.preflight;

import java.util.List;
import java.util.Optional;

/**
 * Which checks are not evaluated here, and who said so.
 *
 * @param checkedByHand those that a person has looked at without this program
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
                    "disabled in ConfigMap cpaas-system/" + DisabledChecks.CONFIG_MAP
                            + ", which is meant for a while and for finding a fault"));
        }
        return checkedByHand.contains(check)
                ? Optional.of(Verdict.skipped("CheckedByHand", "somebody vouches for it (--checked-by-hand)"))
                : Optional.empty();
    }
}
