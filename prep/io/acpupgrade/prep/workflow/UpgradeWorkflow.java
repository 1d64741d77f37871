package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.deploy.lock.LockHolder;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.RemoteState;
import java.util.List;

/** {@code bash upgrade.sh}: check → lock → plan → push → publish → verify → deploy → offer. */
public final class UpgradeWorkflow implements Workflow {
    private final SyncSettings sync;
    private final DeploySettings deploy;
    private final WorkflowContext run;

    public UpgradeWorkflow(SyncSettings sync, DeploySettings deploy, WorkflowContext run) {
        this.sync = sync;
        this.deploy = deploy;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        run.events().ifInterrupted(InterruptNotice.BEFORE_COPY);
        UpgradePrerequisites prerequisites = UpgradePrerequisites.check(sync, deploy, run);
        LockHolder self = LockHolder.self(run.clocks());
        try (DeployLock lock =
                DeployLock.take(run.api(), prerequisites.manifests(), self, run.events(), run.clocks())) {
            return lock.runWhileHeld(() -> {
                RegistryConnection connection = new RegistryConnection(sync.registry(), run);
                RegistryTarget target = connection.find();
                ImageSync images = connection.open(target, prerequisites.core(), sync);
                List<RemoteState> states =
                        target.acceptsPushes() && sync.mode() == SyncMode.PUSH ? push(images) : present(images, target);
                run.events().ifInterrupted(InterruptNotice.BEFORE_DEPLOYMENT);
                prerequisites.checkAgain();
                OperatorRelease release = OperatorRelease.of(prerequisites, target, states, deploy, run, lock.api());
                release.deploy(self);
                release.offer();
                return ExitCode.DONE;
            });
        }
    }

    /** Blobs first, then the manifests that name them: what has a tag is whole. */
    private static List<RemoteState> push(ImageSync images) throws Exception {
        CopyPlan plan = images.plan();
        CopyResult copied = images.push(plan);
        return images.verify(plan, copied);
    }

    private static List<RemoteState> present(ImageSync images, RegistryTarget target) throws Exception {
        return target.acceptsPushes() ? images.requireAll() : images.requireNeeded();
    }
}
