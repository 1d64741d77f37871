package io.acpupgrade.prep.preflight;

import java.util.List;
import java.util.Optional;

/**
 * Which checks are not evaluated here, and who said so.
 *
 * @param byHand those that a person has looked at without this program
 */
public record Exemptions(DisabledChecks disabled, List<String> byHand) {
    public Exemptions {
        byHand = List.copyOf(byHand);
    }

    public static Exemptions none() {
        return new Exemptions(DisabledChecks.none(), List.of());
    }

    Optional<Verdict> of(String check) {
        if (disabled.contains(check)) {
            return Optional.of(Verdict.skipped(
                    "Disabled",
                    "disabled in ConfigMap cpaas-system/" + DisabledChecks.CONFIG_MAP
                            + ", which is meant for a while and for finding a fault"));
        }
        return byHand.contains(check)
                ? Optional.of(Verdict.skipped("CheckedByHand", "somebody vouches for it (--checked-by-hand)"))
                : Optional.empty();
    }
}
