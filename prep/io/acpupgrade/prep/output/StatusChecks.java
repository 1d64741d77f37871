package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import java.util.List;
import java.util.Optional;

/** The operator's preflight check by check, among the details. */
record StatusChecks(Optional<OperatorPreflight> preflight, StatusExtent extent) {
    List<String> lines() {
        List<OperatorPreflight.Check> checks =
                preflight.flatMap(OperatorPreflight::checks).orElse(List.of());
        if (extent != StatusExtent.DETAILS || checks.isEmpty()) {
            return List.of();
        }
        ResultTable table = new ResultTable(List.of("NAME", "POLICY", "STATE", "REASON"));
        checks.forEach(check -> table.add(row(check)));
        return new StatusSection("Preflight checks", table.lines()).lines();
    }

    private static List<String> row(OperatorPreflight.Check check) {
        return List.of(
                check.name(),
                Phrases.orDash(check.policy()),
                Phrases.orDash(check.state()),
                Phrases.orDash(check.reason()));
    }
}
