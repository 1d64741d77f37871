package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import java.util.List;
import java.util.stream.Stream;

/** All conditions of a cluster in the operator's words, among the details. */
record StatusConditions(List<LenientCondition> conditions, StatusExtent extent) {
    private static final int INDENT = 2;

    StatusConditions {
        conditions = List.copyOf(conditions);
    }

    List<String> lines() {
        return extent != StatusExtent.DETAILS || conditions.isEmpty()
                ? List.of()
                : new StatusSection(
                                "Conditions",
                                conditions.stream()
                                        .flatMap(StatusConditions::lines)
                                        .toList())
                        .lines();
    }

    private static Stream<String> lines(LenientCondition condition) {
        String since = condition.lastTransition().text();
        String head = condition.type() + "=" + condition.status()
                + (condition.reason().isEmpty() ? "" : " (" + condition.reason() + ")")
                + (since.isEmpty() ? "" : " since " + since);
        return condition.message().isEmpty()
                ? Stream.of(head)
                : Stream.concat(Stream.of(head), new Paragraph(condition.message(), INDENT).lines().stream());
    }
}
