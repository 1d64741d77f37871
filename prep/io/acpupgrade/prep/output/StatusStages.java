package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.Stage;
import io.acpupgrade.prep.status.Completion;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import java.util.ArrayList;
import java.util.List;

/** The stages of an upgrade, and what is done in those that are worth a look. */
record StatusStages(List<Stage> stages, StatusExtent extent, Language language) {
    StatusStages {
        stages = List.copyOf(stages);
    }

    List<String> lines() {
        if (stages.isEmpty()) {
            return List.of();
        }
        ResultTable table = new ResultTable(language, "column.name", " column.priority", "column.phase", "column.done");
        stages.forEach(stage -> table.add(row(stage)));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 0; i < stages.size(); i++) {
            lines.add(rows.get(i + 1));
            lines.addAll(operations(stages.get(i)));
        }
        return new StatusSection(language.text("status-section.stages"), lines).lines();
    }

    private List<String> row(Stage stage) {
        Completion so = Completion.of(stage);
        return List.of(
                Phrases.orDash(stage.name()),
                stage.priority().map(String::valueOf).orElse("-"),
                Phrases.orDash(stage.phase()),
                language.text("status-section.so-many-of", so.done(), so.total()));
    }

    private List<String> operations(Stage stage) {
        List<Stage.Operation> operations = stage.operations().orElse(List.of());
        if (operations.isEmpty() || (isPlain(stage) && extent != StatusExtent.DETAILS)) {
            return List.of();
        }
        ResultTable table = new ResultTable(
                language, "column.operation", "column.action", "column.current", "column.target", "column.phase");
        operations.forEach(one -> table.add(row(one)));
        return table.lines().stream().map(row -> "    " + row).toList();
    }

    /** A stage that runs, or is in an unknown phase, is shown with its operations. */
    private static boolean isPlain(Stage stage) {
        return stage.phase().equalsIgnoreCase("Pending") || stage.phase().equalsIgnoreCase("Finished");
    }

    private static List<String> row(Stage.Operation one) {
        return List.of(
                Phrases.orDash(one.name()),
                Phrases.orDash(one.action()),
                Phrases.orDash(one.current()),
                Phrases.orDash(one.target()),
                Phrases.orDash(one.phase()));
    }
}
