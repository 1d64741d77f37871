package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import java.util.ArrayList;
import java.util.List;

/** The checks beyond the platform's own for people, each with what to do about it. */
public record AdvisoryTable(AdvisoryResults checks) {
    private static final int MESSAGE = 4;
    private static final int COMMAND = 8;

    public List<String> lines() {
        ResultTable table = new ResultTable(List.of("NAME", "STATE", "REASON"));
        checks.results()
                .forEach(check -> table.add(List.of(
                        check.name(),
                        check.state().label(),
                        Phrases.orDash(check.verdict().reason()))));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of("", "More checks, " + weight(), "  " + rows.get(0)));
        for (int i = 0; i < checks.results().size(); i++) {
            lines.add("  " + rows.get(i + 1));
            lines.addAll(adviceLines(checks.results().get(i)));
        }
        return lines;
    }

    private String weight() {
        return switch (checks.enforcement()) {
            case ADVISORY -> "which block nothing";
            case STRICT -> "which block as well (--strict)";
        };
    }

    private static List<String> adviceLines(CheckResult check) {
        List<String> lines =
                new ArrayList<>(new Paragraph(check.verdict().message().english(), MESSAGE).lines());
        if (check.state() != CheckState.PASSED) {
            check.verdict().advice().forEach(advice -> lines.addAll(advised(advice)));
        }
        return lines;
    }

    private static List<String> advised(Advice advice) {
        List<String> lines =
                new ArrayList<>(new Paragraph("To do: " + advice.text().english(), MESSAGE).lines());
        advice.commands().forEach(command -> lines.add(" ".repeat(COMMAND) + command));
        return lines;
    }
}
