package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The status of a cluster's upgrade, derived only from what the cluster reports.
 *
 * @param reason the reason for the assessment
 * @param completion empty if execution has not begun
 * @param health the issues, the worst first
 * @param notes remarks on how the status was derived
 * @param observedAt when it was derived, by this machine's clock
 */
public record UpgradeStatus(
        ClusterVersionShadow shadow,
        Assessment assessment,
        Message reason,
        Optional<Completion> completion,
        UpgradeTiming timing,
        List<HealthIssue> health,
        List<Message> notes,
        Instant observedAt) {
    /** The difference between two clocks that is not reported. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public UpgradeStatus {
        health = List.copyOf(health);
        notes = List.copyOf(notes);
    }

    /**
     * Derives the status.
     *
     * @param commands for the commands in remedies
     */
    public static UpgradeStatus of(
            ClusterVersionShadow shadow, UnstableModules modules, Instant now, CommandPrefixes commands) {
        Optional<Completion> completion = Completion.of(shadow.status().stages());
        UpgradeTiming pace = UpgradeTiming.of(shadow, completion, now);
        StatusAssessor assessed = StatusAssessor.of(shadow, pace);
        List<Message> notes = new ArrayList<>();
        clockAhead(shadow, now).ifPresent(notes::add);
        modules.problem().ifPresent(problem -> notes.add(Message.of("status.modules-unknown", problem)));
        return new UpgradeStatus(
                shadow,
                assessed.assessment(),
                assessed.reason(),
                completion,
                pace.during(assessed.assessment()),
                new Health(shadow, modules, commands).issues(),
                notes,
                now);
    }

    public String cluster() {
        return shadow.name();
    }

    /** The assessment with its reason. */
    public Message summary() {
        return Message.of("status.summary", assessment.label(), reason);
    }

    /** The requested version; empty if none is requested. */
    public Optional<String> target() {
        return VersionTransition.of(shadow).target().filter(version -> assessment != Assessment.IDLE);
    }

    /** The version before the upgrade; after its completion, the previous one in the history. */
    public Optional<String> origin() {
        VersionTransition transition = VersionTransition.of(shadow);
        return transition.isReached() && assessment != Assessment.IDLE
                ? shadow.status().history().orElse(List.of()).stream()
                        .map(HistoryEntry::version)
                        .filter(version -> !VersionTransition.same(
                                version, transition.target().orElse("")))
                        .findFirst()
                : transition.current();
    }

    private static Optional<Message> clockAhead(ClusterVersionShadow shadow, Instant now) {
        return times(shadow)
                .flatMap(time -> time.instant().stream())
                .filter(time -> time.isAfter(now.plus(TOLERANCE)))
                .max(Comparator.naturalOrder())
                .map(latest -> Message.of(
                        "status.clock-ahead", Duration.between(now, latest).toSeconds()));
    }

    private static Stream<Timestamp> times(ClusterVersionShadow shadow) {
        return Stream.of(
                        shadow.status().history().orElse(List.of()).stream()
                                .flatMap(entry -> Stream.of(entry.started(), entry.completed())),
                        shadow.status().preflight().stream().map(OperatorPreflight::observedAt),
                        shadow.status().conditions().stream().map(condition -> condition.lastTransition()))
                .flatMap(times -> times);
    }
}
