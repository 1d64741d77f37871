package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.status.HealthIssue;
import io.acpupgrade.prep.text.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is not as it should be: since when, how bad, and what to do.
 *
 * @param at the moment from which one looks back
 * @param width where paragraphs are broken
 */
record StatusHealth(List<HealthIssue> issues, Instant at, int width) {
    private static final int INDENT = 4;

    StatusHealth {
        issues = List.copyOf(issues);
    }

    List<String> lines() {
        if (issues.isEmpty()) {
            return List.of("", "Health: nothing to report");
        }
        ResultTable table = new ResultTable(List.of("SINCE", "LEVEL", "IMPACT"));
        issues.forEach(issue -> table.add(List.of(
                since(issue.since()),
                issue.level().label().english(),
                issue.impact().english())));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < issues.size(); i++) {
            lines.add(rows.get(i + 1));
            lines.addAll(words(issues.get(i)));
        }
        return new StatusSection("Health", lines).lines();
    }

    private String since(Timestamp time) {
        return time.instant()
                .map(then -> Duration.between(then, at))
                .map(age -> age.isNegative() ? "now" : Units.age(age))
                .orElse("-");
    }

    private List<String> words(HealthIssue issue) {
        List<String> lines = new ArrayList<>(new Paragraph(issue.message().english(), INDENT, width).lines());
        if (!issue.remedy().isEmpty()) {
            lines.addAll(new Paragraph("To do: " + issue.remedy().english(), INDENT, width).lines());
        }
        return lines;
    }
}
