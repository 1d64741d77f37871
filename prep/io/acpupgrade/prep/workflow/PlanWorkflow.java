package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.corepackage.CorePackage;

/** {@code upgrade.sh plan}: check → plan. Changes nothing. */
public final class PlanWorkflow implements Workflow {
    private final SyncSettings settings;
    private final WorkflowContext run;

    public PlanWorkflow(SyncSettings settings, WorkflowContext run) {
        this.settings = settings;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        CorePackage core = new PackageChecker(run).core(settings);
        RegistryConnection connection = new RegistryConnection(settings.registry(), run);
        RegistryTarget target = connection.find();
        ImageSync images = connection.open(target, core, settings);
        if (target.acceptsPushes()) {
            run.events().result(new WorkflowResult.Planned(images.plan()));
        } else {
            images.requireNeeded();
        }
        return ExitCode.DONE;
    }
}
