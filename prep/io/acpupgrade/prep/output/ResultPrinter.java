package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Prints the results of a workflow as tables and screens. */
public record ResultPrinter(Printer out) implements Consumer<WorkflowResult> {
    @Override
    public void accept(WorkflowResult result) {
        lines(result).forEach(out::line);
    }

    private static List<String> lines(WorkflowResult result) {
        if (result instanceof WorkflowResult.Inspected inspected) {
            return new InspectTable(inspected.core()).lines();
        }
        if (result instanceof WorkflowResult.Planned planned) {
            return new PlanTable(planned.plan()).lines();
        }
        if (result instanceof WorkflowResult.Pushed pushed) {
            return new CopyTable(pushed.copied()).lines();
        }
        if (result instanceof WorkflowResult.Verified verified) {
            return new VerifyTable(verified.verification()).lines();
        }
        if (result instanceof WorkflowResult.Rehearsed rehearsed) {
            return new DeployTable(rehearsed.changes()).diff();
        }
        return upgradeLines(result);
    }

    private static List<String> upgradeLines(WorkflowResult result) {
        if (result instanceof WorkflowResult.Deployed deployed) {
            return new DeployTable(deployed.changes()).lines();
        }
        if (result instanceof WorkflowResult.Evaluated evaluated) {
            return Stream.of(
                            new PreflightTable(evaluated.result(), evaluated.at()).lines(),
                            new AdvisoryTable(evaluated.advisory()).lines())
                    .flatMap(List::stream)
                    .toList();
        }
        if (result instanceof WorkflowResult.Status status) {
            return new StatusScreen(status.status(), status.extent()).lines();
        }
        if (result instanceof WorkflowResult.Clusters clusters) {
            return new ClustersTable(clusters.overview()).lines();
        }
        return List.of(((WorkflowResult.Requested) result).message().english());
    }
}
