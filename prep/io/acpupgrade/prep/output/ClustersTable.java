package io.acpupgrade.prep.output;

import io.acpupgrade.prep.status.Assessment;
import io.acpupgrade.prep.status.HealthIssue;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Language;
import java.util.ArrayList;
import java.util.List;

/** A row for each cluster of the platform. */
public record ClustersTable(StatusReader.Overview overview, Language language) {
    public List<String> lines() {
        ResultTable table = new ResultTable(
                language,
                "column.cluster",
                "column.assessment",
                "column.current",
                "column.target",
                " column.done",
                "column.duration",
                "column.errors");
        overview.clusters().forEach(status -> table.add(row(status)));
        overview.withoutStatus()
                .forEach(name ->
                        table.add(List.of(name, language.text(Assessment.UNKNOWN.label()), "-", "-", "-", "-", "-")));
        List<String> lines = new ArrayList<>(table.lines());
        if (!overview.withoutStatus().isEmpty()) {
            lines.add(language.text("clusters.without-status", overview.withoutStatus()));
        }
        return lines;
    }

    private List<String> row(UpgradeStatus status) {
        long errors = status.health().stream()
                .filter(issue -> issue.level() == HealthIssue.Level.ERROR)
                .count();
        return List.of(
                status.cluster(),
                language.text(status.assessment().label()),
                status.shadow().status().current().version().orElse("-"),
                status.target().orElse("-"),
                status.completion().map(so -> so.percent() + " %").orElse("-"),
                status.timing()
                        .elapsed()
                        .map(Durations::measured)
                        .map(language::text)
                        .orElse("-"),
                String.valueOf(errors));
    }
}
