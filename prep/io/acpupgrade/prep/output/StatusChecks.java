package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import java.util.List;
import java.util.Optional;

/** The operator's preflight check by check, among the details. */
record StatusChecks(Optional<OperatorPreflight> preflight, StatusExtent extent, Language language) {
    List<String> lines() {
        List<OperatorPreflight.Check> checks =
                preflight.flatMap(OperatorPreflight::checks).orElse(List.of());
        if (extent != StatusExtent.DETAILS || checks.isEmpty()) {
            return List.of();
        }
        ResultTable table = new ResultTable(language, "column.name", "column.policy", "column.state", "column.reason");
        checks.forEach(check -> table.add(row(check)));
        return new StatusSection(language.text("status-section.checks"), table.lines()).lines();
    }

    private static List<String> row(OperatorPreflight.Check check) {
        return List.of(
                check.name(),
                Phrases.orDash(check.policy()),
                Phrases.orDash(check.state()),
                Phrases.orDash(check.reason()));
    }
}
