package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.corepackage.CorePackage;

/** {@code upgrade.sh sync}: check → lock → plan → push → publish → verify. */
public final class SyncWorkflow implements Workflow {
    private final SyncSettings settings;
    private final WorkflowContext run;

    public SyncWorkflow(SyncSettings settings, WorkflowContext run) {
        this.settings = settings;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        run.events().ifInterrupted(InterruptNotice.BEFORE_COPY);
        CorePackage core = new PackageChecker(run).core(settings);
        RegistryConnection connection = new RegistryConnection(settings.registry(), run);
        RegistryTarget target = connection.find();
        // the platform's Lease keeps two runs from writing to its registry at a time
        return target instanceof RegistryTarget.BuiltIn
                ? DeployLock.runExclusively(run.api(), run.events(), guarded -> sync(core, target, connection))
                : sync(core, target, connection);
    }

    private ExitCode sync(CorePackage core, RegistryTarget target, RegistryConnection connection) throws Exception {
        ImageSync images = connection.open(target, core, settings);
        if (!target.acceptsPushes()) {
            images.requireNeeded();
            return ExitCode.DONE;
        }
        CopyPlan plan = images.plan();
        CopyResult copied = images.push(plan);
        images.verify(plan, copied);
        return ExitCode.DONE;
    }
}
