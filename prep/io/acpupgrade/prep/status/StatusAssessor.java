package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.platform.OperatorPreflight;
import java.util.List;
import java.util.Optional;

/** Assesses the state of an upgrade, with the reason. */
record StatusAssessor(Assessment assessment, String reason) {

    static StatusAssessor of(ClusterVersionShadow shadow, UpgradeTiming pace) {
        VersionTransition transition = VersionTransition.of(shadow);
        if (transition.current().isEmpty() && shadow.status().conditions().isEmpty()) {
            return new StatusAssessor(Assessment.UNKNOWN, "the cluster version operator has written no status yet");
        }
        if (shadow.isOutdated()) {
            return new StatusAssessor(
                    Assessment.UNKNOWN, "the cluster version operator has not seen the latest request yet");
        }
        Optional<LenientCondition> failure = shadow.failures().stream().findFirst();
        if (failure.isPresent()) {
            return new StatusAssessor(Assessment.STALLED, reason(failure.get()));
        }
        if (transition.target().isEmpty()) {
            return new StatusAssessor(Assessment.IDLE, "no upgrade is requested");
        }
        return transition.isReached() ? reached(shadow) : inProgress(shadow, pace);
    }

    private static String reason(LenientCondition condition) {
        return condition.reason().isEmpty() ? "the operator says " + condition.type() : condition.reason();
    }

    private static StatusAssessor reached(ClusterVersionShadow shadow) {
        if (shadow.desiredUpdate().isEmpty()) {
            return new StatusAssessor(Assessment.IDLE, "no upgrade is requested");
        }
        boolean notReady =
                shadow.condition("Ready").filter(ready -> !ready.isTrue()).isPresent();
        return notReady
                ? new StatusAssessor(Assessment.PROGRESSING, "the version is reached, and the cluster is not Ready yet")
                : new StatusAssessor(Assessment.COMPLETED, "the cluster runs the version that was requested");
    }

    private static StatusAssessor inProgress(ClusterVersionShadow shadow, UpgradeTiming pace) {
        boolean begun =
                shadow.status().stages().filter(stages -> !stages.isEmpty()).isPresent();
        if (!begun && isBlocked(shadow)) {
            return new StatusAssessor(Assessment.PREFLIGHT_BLOCKED, "a check of the preflight stands against it");
        }
        if (!begun && !shadow.isReconciling() && shadow.status().preflight().isEmpty() && !inHistory(shadow)) {
            return new StatusAssessor(Assessment.UNKNOWN, "nothing says that the operator works on it");
        }
        if (pace.isSlow()) {
            return new StatusAssessor(
                    Assessment.PROGRESSING_SLOWLY,
                    "it takes more than "
                            + (pace.longestBefore().isPresent() ? "twice the time of the upgrades before" : "2 h"));
        }
        return new StatusAssessor(
                Assessment.PROGRESSING, begun ? "stages are being carried out" : "execution has not begun");
    }

    /**
     * Whether the preflight blocks: a check failed, or the condition PreflightReady is False and no check is in Retry.
     */
    private static boolean isBlocked(ClusterVersionShadow shadow) {
        List<OperatorPreflight.Check> checks =
                shadow.status().preflight().flatMap(OperatorPreflight::checks).orElse(List.of());
        boolean failed = checks.stream().anyMatch(check -> check.state().equalsIgnoreCase("Failed"));
        boolean open = checks.stream().anyMatch(check -> check.state().equalsIgnoreCase("Retry"));
        Optional<LenientCondition> ready = shadow.condition("PreflightReady");
        boolean saysNo =
                ready.filter(one -> one.status().equalsIgnoreCase("False")).isPresent();
        boolean refuses = saysNo && !open && !checks.isEmpty();
        return refuses || (failed && ready.filter(LenientCondition::isTrue).isEmpty());
    }

    private static boolean inHistory(ClusterVersionShadow shadow) {
        return VersionTransition.of(shadow)
                .target()
                .filter(target -> shadow.status().history().orElse(List.of()).stream()
                        .map(HistoryEntry::version)
                        .anyMatch(version -> VersionTransition.same(version, target)))
                .isPresent();
    }
}
