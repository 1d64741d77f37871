package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.corepackage.CorePackage;

/** {@code upgrade.sh verify}: check → verify. Changes nothing. */
public final class VerifyWorkflow implements Workflow {
    private final SyncSettings settings;
    private final WorkflowContext run;

    public VerifyWorkflow(SyncSettings settings, WorkflowContext run) {
        this.settings = settings;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        CorePackage core = new PackageChecker(run).core(settings);
        RegistryConnection connection = new RegistryConnection(settings.registry(), run);
        RegistryTarget target = connection.find();
        ImageSync images = connection.open(target, core, settings);
        if (settings.mode() == SyncMode.READ_BACK) {
            images.requireUndamaged();
        } else {
            images.requireAll();
        }
        return ExitCode.DONE;
    }
}
