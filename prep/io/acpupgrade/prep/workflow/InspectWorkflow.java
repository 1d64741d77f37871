package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.PackageSource;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;

/** {@code upgrade.sh inspect}: reads packages or single archives, without a registry or a cluster. */
public final class InspectWorkflow implements Workflow {
    private final List<PackageSource> sources;
    private final WorkflowContext run;

    public InspectWorkflow(List<PackageSource> sources, WorkflowContext run) {
        this.sources = List.copyOf(sources);
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        PackageChecker checker = new PackageChecker(run);
        for (PackageSource source : sources) {
            CorePackage core = checker.any(source);
            run.events().result(new WorkflowResult.Inspected(core));
        }
        return ExitCode.DONE;
    }
}
