package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.Condition;
import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.Preflight;
import io.acpupgrade.prep.platform.Stage;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.upgrade.Assessment;
import io.acpupgrade.prep.upgrade.Completion;
import io.acpupgrade.prep.upgrade.HealthIssue;
import io.acpupgrade.prep.upgrade.Pace;
import io.acpupgrade.prep.upgrade.UpgradeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status of one cluster on one screen: assessment, progress, stages, health, history. */
record StatusScreen(UpgradeStatus status, Extent extent) {
    private static final int HISTORY = 3;
    private static final int INDENT = 4;

    /** How much is shown. */
    enum Extent {
        SCREEN,
        /** All operations, checks, conditions and history. */
        DETAILS
    }

    List<String> lines() {
        return Stream.of(summary(), checks(), stages(), conditions(), health(), history(), notes())
                .flatMap(List::stream)
                .toList();
    }

    private boolean isDetailed() {
        return extent == Extent.DETAILS;
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("Cluster " + status.cluster());
        lines.add(Words.keyed("Assessment", status.assessment().word() + ": " + status.because()));
        lines.addAll(
                status.assessment() == Assessment.IDLE
                        ? List.of(
                                Words.keyed("Current version", status.origin().orElse("(not known)")),
                                Words.keyed("On offer", offers()))
                        : progress());
        lines.add(Words.keyed("Preflight", preflight()));
        if (isDetailed()) {
            lines.add(Words.keyed(
                    "Current image", status.shadow().status().current().image().orElse("(not known)")));
            lines.add(Words.keyed(
                    "Desired image", status.shadow().status().desired().image().orElse("(not known)")));
        }
        return lines;
    }

    private List<String> progress() {
        return List.of(
                Words.keyed("Target version", status.target().orElse("(none)") + origin()),
                Words.keyed("Completion", completion()),
                Words.keyed("Duration", duration(status.pace())));
    }

    private String offers() {
        return status.shadow()
                .status()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .filter(text -> !text.isEmpty())
                .orElse("nothing yet");
    }

    private String origin() {
        return status.origin().map(version -> " (from " + version + ")").orElse("");
    }

    private String completion() {
        return status.completion()
                .map(so -> so.percent() + " % (" + so.done() + " done, " + so.running() + " running, " + so.waiting()
                        + " waiting)")
                .orElse("N/A: execution has not begun");
    }

    private String duration(Pace pace) {
        String elapsed = pace.elapsed().map(Units::time).orElse("N/A");
        if (!status.assessment().isMoving()) {
            return elapsed;
        }
        return elapsed + ", remaining: "
                + pace.remaining().map(time -> "about " + Units.age(time)).orElse("N/A until something has finished");
    }

    private String preflight() {
        Optional<Preflight> preflight = status.shadow().status().preflight();
        Optional<List<Preflight.Check>> checks = preflight.flatMap(Preflight::checks);
        return checks.isEmpty()
                ? "no result yet"
                : counted(checks.get())
                        + preflight
                                .map(found -> found.observedAt().text())
                                .filter(text -> !text.isEmpty())
                                .map(text -> ", observed " + text)
                                .orElse("");
    }

    private static String counted(List<Preflight.Check> checks) {
        String counts = checks.stream()
                .map(Preflight.Check::state)
                .distinct()
                .sorted()
                .map(state -> checks.stream()
                                .filter(check -> check.state().equals(state))
                                .count() + " " + (state.isEmpty() ? "without a state" : state))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no checks" : counts;
    }

    private List<String> checks() {
        List<Preflight.Check> checks =
                status.shadow().status().preflight().flatMap(Preflight::checks).orElse(List.of());
        if (!isDetailed() || checks.isEmpty()) {
            return List.of();
        }
        ResultTable table = new ResultTable(List.of("NAME", "POLICY", "STATE", "REASON"));
        checks.forEach(check -> table.add(List.of(
                check.name(),
                Words.orDash(check.policy()),
                Words.orDash(check.state()),
                Words.orDash(check.reason()))));
        return section("Preflight checks", table.lines());
    }

    private List<String> stages() {
        List<Stage> stages = status.shadow().status().stages().orElse(List.of());
        if (stages.isEmpty()) {
            return List.of();
        }
        ResultTable table = new ResultTable(List.of("NAME", " PRIORITY", "PHASE", "DONE"));
        for (Stage stage : stages) {
            Completion so = Completion.of(stage);
            table.add(List.of(
                    Words.orDash(stage.name()),
                    stage.priority().map(String::valueOf).orElse("-"),
                    Words.orDash(stage.phase()),
                    so.done() + " of " + so.total()));
        }
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < stages.size(); i++) {
            lines.add(rows.get(i + 1));
            lines.addAll(operations(stages.get(i)));
        }
        return section("Stages", lines);
    }

    /** A stage that runs, or is in a phase that nobody knows, is looked into. */
    private List<String> operations(Stage stage) {
        boolean plain =
                stage.phase().equalsIgnoreCase("Pending") || stage.phase().equalsIgnoreCase("Finished");
        List<Stage.Operation> operations = stage.operations().orElse(List.of());
        if (operations.isEmpty() || (plain && !isDetailed())) {
            return List.of();
        }
        ResultTable table = new ResultTable(List.of("OPERATION", "ACTION", "CURRENT", "TARGET", "PHASE"));
        operations.forEach(one -> table.add(List.of(
                Words.orDash(one.name()),
                Words.orDash(one.action()),
                Words.orDash(one.current()),
                Words.orDash(one.target()),
                Words.orDash(one.phase()))));
        return table.lines().stream().map(row -> "    " + row).toList();
    }

    private List<String> conditions() {
        if (!isDetailed() || status.shadow().status().conditions().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (Condition condition : status.shadow().status().conditions()) {
            lines.add(condition.type() + "=" + condition.status()
                    + (condition.reason().isEmpty() ? "" : " (" + condition.reason() + ")")
                    + (condition.lastTransition().text().isEmpty()
                            ? ""
                            : " since " + condition.lastTransition().text()));
            if (!condition.message().isEmpty()) {
                lines.addAll(new Paragraph(condition.message(), 2).lines());
            }
        }
        return section("Conditions", lines);
    }

    private List<String> health() {
        if (status.health().isEmpty()) {
            return List.of("", "Health: nothing to report");
        }
        ResultTable table = new ResultTable(List.of("SINCE", "LEVEL", "IMPACT"));
        status.health()
                .forEach(issue ->
                        table.add(List.of(since(issue.since()), issue.level().word(), issue.impact())));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < status.health().size(); i++) {
            HealthIssue issue = status.health().get(i);
            lines.add(rows.get(i + 1));
            lines.addAll(new Paragraph(issue.message(), INDENT).lines());
            if (!issue.todo().isEmpty()) {
                lines.addAll(new Paragraph("To do: " + issue.todo(), INDENT).lines());
            }
        }
        return section("Health", lines);
    }

    private String since(Timestamp time) {
        return time.instant()
                .map(then -> Duration.between(then, status.at()))
                .map(age -> age.isNegative() ? "now" : Units.age(age))
                .orElse("-");
    }

    private List<String> history() {
        Optional<List<HistoryEntry>> history = status.shadow().status().history();
        if (history.isEmpty() || history.get().isEmpty()) {
            return List.of("", "History: none on record");
        }
        ResultTable table = new ResultTable(List.of("VERSION", "STATE", "STARTED", "COMPLETED", "TOOK"));
        int shown = isDetailed() ? history.get().size() : HISTORY;
        history.get().stream()
                .limit(shown)
                .forEach(entry -> table.add(List.of(
                        Words.orDash(entry.version()),
                        Words.orDash(entry.state()),
                        Words.orDash(entry.started().text()),
                        Words.orDash(entry.completed().text()),
                        Pace.took(entry).map(Units::time).orElse("-"))));
        List<String> lines = new ArrayList<>(table.lines());
        int more = history.get().size() - shown;
        if (more > 0) {
            lines.add("and " + more + " more (--details)");
        }
        return section("History", lines);
    }

    private List<String> notes() {
        return status.notes().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(""),
                                status.notes().stream()
                                        .flatMap(note -> new Paragraph("Note: " + note, 0).lines().stream()))
                        .toList();
    }

    private static List<String> section(String title, List<String> lines) {
        return Stream.concat(Stream.of("", title), lines.stream().map(line -> "  " + line))
                .toList();
    }
}
