package io.acpupgrade.prep.report;

import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.ShadowStatus;
import io.acpupgrade.prep.platform.Stage;
import io.acpupgrade.prep.status.Assessment;
import io.acpupgrade.prep.status.Completion;
import io.acpupgrade.prep.status.HealthIssue;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the upgrade of one cluster goes.
 *
 * @param because what the assessment rests on
 * @param completion counted in operations; absent before execution begins
 * @param remainingSeconds an estimate; absent where there is no honest one
 * @param preflight as the operator wrote it
 * @param stages absent before there is a plan
 */
public record ClusterReport(
        String cluster,
        Assessment assessment,
        Message because,
        Optional<String> currentVersion,
        Optional<String> targetVersion,
        Optional<String> originVersion,
        Optional<Progress> completion,
        Optional<Long> elapsedSeconds,
        Optional<Long> remainingSeconds,
        Optional<OperatorFindings> preflight,
        Optional<List<StageReport>> stages,
        List<ConditionReport> conditions,
        List<Issue> health,
        Optional<List<HistoryReport>> history,
        List<Message> notes) {
    public ClusterReport {
        conditions = List.copyOf(conditions);
        health = List.copyOf(health);
        notes = List.copyOf(notes);
    }

    /** Operations by their phase, and how many per cent of them are done. */
    public record Progress(int percent, int done, int running, int waiting) {
        private static Progress of(Completion completion) {
            return new Progress(completion.percent(), completion.done(), completion.running(), completion.waiting());
        }
    }

    /**
     * What the operator found before the upgrade.
     *
     * @param checks absent as long as there is no result
     */
    public record OperatorFindings(String observedAt, Optional<List<OperatorCheck>> checks) {
        private static OperatorFindings of(OperatorPreflight preflight) {
            return new OperatorFindings(
                    preflight.observedAt().text(),
                    preflight
                            .checks()
                            .map(list -> list.stream()
                                    .map(check -> new OperatorCheck(
                                            check.name(),
                                            check.policy(),
                                            check.state(),
                                            check.reason(),
                                            check.message()))
                                    .toList()));
        }
    }

    /** One check in the operator's own words. */
    public record OperatorCheck(String name, String policy, String state, String reason, String message) {}

    /**
     * One stage of the upgrade.
     *
     * @param operations absent as long as the stage has no list of them
     */
    public record StageReport(
            String name, Optional<Long> priority, String phase, Optional<List<OperationReport>> operations) {
        private static StageReport of(Stage stage) {
            return new StageReport(
                    stage.name(),
                    stage.priority(),
                    stage.phase(),
                    stage.operations()
                            .map(list -> list.stream()
                                    .map(one -> new OperationReport(
                                            one.name(), one.action(), one.current(), one.target(), one.phase()))
                                    .toList()));
        }
    }

    /** One thing that a stage does. */
    public record OperationReport(
            String name, String action, String currentVersion, String targetVersion, String phase) {}

    /** One of the operator's conditions. */
    public record ConditionReport(
            String type, String status, String reason, String message, String lastTransitionTime) {}

    /** What is not as it should be. */
    public record Issue(String since, HealthIssue.Level level, Message impact, Message message, Message todo) {
        private static Issue of(HealthIssue issue) {
            return new Issue(issue.since().text(), issue.level(), issue.impact(), issue.message(), issue.remedy());
        }
    }

    /** An upgrade of the past, or the one under way. */
    public record HistoryReport(String version, String state, String startedTime, String completionTime) {
        private static HistoryReport of(HistoryEntry entry) {
            return new HistoryReport(
                    entry.version(),
                    entry.state(),
                    entry.started().text(),
                    entry.completed().text());
        }
    }

    static ClusterReport of(UpgradeStatus status) {
        ShadowStatus account = status.shadow().status();
        return new ClusterReport(
                status.cluster(),
                status.assessment(),
                status.reason(),
                account.current().version(),
                status.target(),
                status.origin(),
                status.completion().map(Progress::of),
                status.timing().elapsed().map(Duration::toSeconds),
                status.timing().remaining().map(Duration::toSeconds),
                account.preflight().map(OperatorFindings::of),
                account.stages()
                        .map(stages -> stages.stream().map(StageReport::of).toList()),
                conditions(account),
                status.health().stream().map(Issue::of).toList(),
                account.history()
                        .map(history -> history.stream().map(HistoryReport::of).toList()),
                status.notes());
    }

    private static List<ConditionReport> conditions(ShadowStatus account) {
        return account.conditions().stream()
                .map(condition -> new ConditionReport(
                        condition.type(),
                        condition.status(),
                        condition.reason(),
                        condition.message(),
                        condition.lastTransition().text()))
                .toList();
    }
}
