package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** Assesses the state of an upgrade, with the reason. */
record StatusAssessor(Assessment assessment, Message reason) {

    static StatusAssessor of(ClusterVersionShadow shadow, UpgradeTiming pace) {
        VersionTransition transition = VersionTransition.of(shadow);
        if (transition.current().isEmpty() && shadow.status().conditions().isEmpty()) {
            return new StatusAssessor(Assessment.UNKNOWN, Message.of("status.no-status"));
        }
        if (shadow.isOutdated()) {
            return new StatusAssessor(Assessment.UNKNOWN, Message.of("status.request-not-seen"));
        }
        Optional<LenientCondition> failure = shadow.failures().stream().findFirst();
        if (failure.isPresent()) {
            return new StatusAssessor(Assessment.STALLED, reason(failure.get()));
        }
        if (transition.target().isEmpty()) {
            return new StatusAssessor(Assessment.IDLE, Message.of("status.nothing-requested"));
        }
        return transition.isReached() ? reached(shadow) : inProgress(shadow, pace);
    }

    private static Message reason(LenientCondition condition) {
        return condition.reason().isEmpty()
                ? Message.of("status.operator-says", condition.type())
                : Message.verbatim(condition.reason());
    }

    private static StatusAssessor reached(ClusterVersionShadow shadow) {
        if (shadow.desiredUpdate().isEmpty()) {
            return new StatusAssessor(Assessment.IDLE, Message.of("status.nothing-requested"));
        }
        boolean notReady =
                shadow.condition("Ready").filter(ready -> !ready.isTrue()).isPresent();
        return notReady
                ? new StatusAssessor(Assessment.PROGRESSING, Message.of("status.not-ready"))
                : new StatusAssessor(Assessment.COMPLETED, Message.of("status.reached"));
    }

    private static StatusAssessor inProgress(ClusterVersionShadow shadow, UpgradeTiming pace) {
        boolean begun =
                shadow.status().stages().filter(stages -> !stages.isEmpty()).isPresent();
        if (!begun && isBlocked(shadow)) {
            return new StatusAssessor(Assessment.PREFLIGHT_BLOCKED, Message.of("status.blocked"));
        }
        if (!begun && !shadow.isReconciling() && shadow.status().preflight().isEmpty() && !inHistory(shadow)) {
            return new StatusAssessor(Assessment.UNKNOWN, Message.of("status.no-sign"));
        }
        if (pace.isSlow()) {
            return new StatusAssessor(
                    Assessment.PROGRESSING_SLOWLY,
                    pace.longestBefore().isPresent()
                            ? Message.of("status.slower-than-before")
                            : Message.of("status.slower-than-limit", Durations.age(UpgradeTiming.DEFAULT_LIMIT)));
        }
        return new StatusAssessor(
                Assessment.PROGRESSING, begun ? Message.of("status.stages-running") : Message.of("status.not-begun"));
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
