package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.status.HealthIssue;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
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
record StatusHealth(List<HealthIssue> issues, Instant at, int width, Language language) {
    private static final int INDENT = 4;

    StatusHealth {
        issues = List.copyOf(issues);
    }

    List<String> lines() {
        if (issues.isEmpty()) {
            return List.of("", language.text("status-section.healthy"));
        }
        ResultTable table = new ResultTable(language, "column.since", "column.level", "column.impact");
        issues.forEach(issue -> table.add(
                List.of(since(issue.since()), language.text(issue.level().label()), language.text(issue.impact()))));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < issues.size(); i++) {
            lines.add(rows.get(i + 1));
            lines.addAll(words(issues.get(i)));
        }
        return new StatusSection(language.text("status-section.health"), lines).lines();
    }

    private String since(Timestamp time) {
        return time.instant()
                .map(then -> Duration.between(then, at))
                .map(age -> language.text(age.isNegative() ? Message.of("status-section.now") : Durations.age(age)))
                .orElse("-");
    }

    private List<String> words(HealthIssue issue) {
        List<String> lines = new ArrayList<>(new Paragraph(language.text(issue.message()), INDENT, width).lines());
        if (!issue.remedy().isEmpty()) {
            lines.addAll(new Paragraph(language.text("to-do", issue.remedy()), INDENT, width).lines());
        }
        return lines;
    }
}
