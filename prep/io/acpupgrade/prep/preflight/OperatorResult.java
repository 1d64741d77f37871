package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The preflight result of the cluster version operator, and whether it is newer than this run. */
public record OperatorResult(ClusterVersionShadow shadow, Freshness freshness) {
    /** Whether the operator has evaluated since this program asked. */
    public enum Freshness {
        FRESH,
        /** The last result from before this run; the cluster may have changed since. */
        OLD
    }

    /** When the operator evaluated, as it wrote it; empty if it does not say. */
    public String observedAt() {
        return shadow.status()
                .preflight()
                .map(found -> found.observedAt().text())
                .orElse("");
    }

    /** The same as an instant, if it can be parsed. */
    public Optional<Instant> observed() {
        return shadow.status().preflight().flatMap(found -> found.observedAt().instant());
    }

    /** Its check results; an empty list if it has none yet. */
    List<CheckResult> results() {
        return shadow.status().preflight().flatMap(OperatorPreflight::checks).orElse(List.of()).stream()
                .map(OperatorResult::result)
                .toList();
    }

    private static CheckResult result(OperatorPreflight.Check check) {
        return new CheckResult(check.name(), check.policy(), CheckOrigin.CVO, verdict(check), Optional.empty());
    }

    private static Verdict verdict(OperatorPreflight.Check check) {
        for (CheckState state : List.of(CheckState.PASSED, CheckState.FAILED, CheckState.RETRY)) {
            if (state.label().equalsIgnoreCase(check.state())) {
                return new Verdict(state, check.reason(), Message.verbatim(check.message()), List.of());
            }
        }
        return Verdict.unknown(
                check.reason(),
                check.state().isEmpty()
                        ? Message.of("preflight.no-state", check.message())
                        : Message.of("preflight.unknown-state", check.state(), check.message()));
    }

    /** The version that its results are about, if it states one. */
    Optional<PlatformVersion> target() {
        return shadow.desiredUpdate()
                .flatMap(PlatformVersion::parse)
                .or(() -> shadow.status().desired().parsedVersion());
    }
}
