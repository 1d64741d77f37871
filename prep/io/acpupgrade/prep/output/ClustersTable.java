package io.acpupgrade.prep.output;

import io.acpupgrade.prep.status.HealthIssue;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.text.Units;
import java.util.ArrayList;
import java.util.List;

/** A row for each cluster of the platform. */
public record ClustersTable(StatusReader.Overview overview) {
    public List<String> lines() {
        ResultTable table =
                new ResultTable(List.of("CLUSTER", "ASSESSMENT", "CURRENT", "TARGET", " DONE", "DURATION", "ERRORS"));
        overview.clusters().forEach(status -> table.add(row(status)));
        overview.withoutStatus().forEach(name -> table.add(List.of(name, "Unknown", "-", "-", "-", "-", "-")));
        List<String> lines = new ArrayList<>(table.lines());
        if (!overview.withoutStatus().isEmpty()) {
            lines.add("The operator has no account of: " + String.join(", ", overview.withoutStatus()));
        }
        return lines;
    }

    private static List<String> row(UpgradeStatus status) {
        long errors = status.health().stream()
                .filter(issue -> issue.level() == HealthIssue.Level.ERROR)
                .count();
        return List.of(
                status.cluster(),
                status.assessment().label().english(),
                status.shadow().status().current().version().orElse("-"),
                status.target().orElse("-"),
                status.completion().map(so -> so.percent() + " %").orElse("-"),
                status.timing().elapsed().map(Units::time).orElse("-"),
                String.valueOf(errors));
    }
}
