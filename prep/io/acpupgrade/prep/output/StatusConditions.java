package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import java.util.List;
import java.util.stream.Stream;

/** All conditions of a cluster in the operator's words, among the details. */
record StatusConditions(List<LenientCondition> conditions, StatusExtent extent, Language language) {
    private static final int INDENT = 2;

    StatusConditions {
        conditions = List.copyOf(conditions);
    }

    List<String> lines() {
        return extent != StatusExtent.DETAILS || conditions.isEmpty()
                ? List.of()
                : new StatusSection(
                                language.text("status-section.conditions"),
                                conditions.stream().flatMap(this::lines).toList())
                        .lines();
    }

    private Stream<String> lines(LenientCondition condition) {
        String since = condition.lastTransition().text();
        String head = condition.type() + "=" + condition.status()
                + (condition.reason().isEmpty() ? "" : " (" + condition.reason() + ")")
                + (since.isEmpty() ? "" : " " + language.text("status-section.since", since));
        return condition.message().isEmpty()
                ? Stream.of(head)
                : Stream.concat(Stream.of(head), new Paragraph(condition.message(), INDENT).lines().stream());
    }
}
