package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.problem.Language;
import java.util.ArrayList;
import java.util.List;

/** The checks beyond the platform's own for people, each with what to do about it. */
public record AdvisoryTable(AdvisoryResults checks, Language language) {
    private static final int MESSAGE = 4;
    private static final int COMMAND = 8;

    public List<String> lines() {
        ResultTable table = new ResultTable(language, "column.name", "column.state", "column.reason");
        checks.results()
                .forEach(check -> table.add(List.of(
                        check.name(),
                        check.state().label(),
                        Phrases.orDash(check.verdict().reason()))));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of("", language.text(weight()), "  " + rows.get(0)));
        for (int i = 0; i < checks.results().size(); i++) {
            lines.add("  " + rows.get(i + 1));
            lines.addAll(adviceLines(checks.results().get(i)));
        }
        return lines;
    }

    private String weight() {
        return switch (checks.enforcement()) {
            case ADVISORY -> "advisory.title";
            case STRICT -> "advisory.title-strict";
        };
    }

    private List<String> adviceLines(CheckResult check) {
        List<String> lines =
                new ArrayList<>(new Paragraph(language.text(check.verdict().message()), MESSAGE).lines());
        if (check.state() != CheckState.PASSED) {
            check.verdict().advice().forEach(advice -> lines.addAll(advised(advice)));
        }
        return lines;
    }

    private List<String> advised(Advice advice) {
        List<String> lines = new ArrayList<>(new Paragraph(language.text("to-do", advice.text()), MESSAGE).lines());
        advice.commands().forEach(command -> lines.add(" ".repeat(COMMAND) + command));
        return lines;
    }
}
