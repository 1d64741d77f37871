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

    private List<String> lines(WorkflowResult result) {
        if (result instanceof WorkflowResult.Inspected inspected) {
            return new InspectTable(inspected.core(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Planned planned) {
            return new PlanTable(planned.plan(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Pushed pushed) {
            return new CopyTable(pushed.copied(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Verified verified) {
            return new VerifyTable(verified.verification(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Rehearsed rehearsed) {
            return new DeployTable(rehearsed.changes(), out.language()).diff();
        }
        return upgradeLines(result);
    }

    private List<String> upgradeLines(WorkflowResult result) {
        if (result instanceof WorkflowResult.Deployed deployed) {
            return new DeployTable(deployed.changes(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Evaluated evaluated) {
            return Stream.of(
                            new PreflightTable(evaluated.result(), evaluated.at(), out.language()).lines(),
                            new AdvisoryTable(evaluated.advisory(), out.language()).lines())
                    .flatMap(List::stream)
                    .toList();
        }
        if (result instanceof WorkflowResult.Status status) {
            return new StatusScreen(status.status(), status.extent(), out.language()).lines();
        }
        if (result instanceof WorkflowResult.Clusters clusters) {
            return new ClustersTable(clusters.overview(), out.language()).lines();
        }
        return List.of(out.language().text(((WorkflowResult.Requested) result).message()));
    }
}
