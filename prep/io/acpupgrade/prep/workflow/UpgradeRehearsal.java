package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.RemoteState;
import java.util.List;

/**
 * {@code bash upgrade.sh --dry-run}: what {@link UpgradeWorkflow} would send and change, by the API server's own dry run.
 * It fails where the run would.
 */
public final class UpgradeRehearsal implements Workflow {
    private final SyncSettings sync;
    private final DeploySettings deploy;
    private final WorkflowContext run;

    public UpgradeRehearsal(SyncSettings sync, DeploySettings deploy, WorkflowContext run) {
        this.sync = sync;
        this.deploy = deploy;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        UpgradePrerequisites prerequisites = UpgradePrerequisites.check(sync, deploy, run);
        DeployLock.currentHolder(run.api())
                .ifPresent(holder -> run.events().warn(Message.of("deploy.lease-held", holder)));
        RegistryConnection connection = new RegistryConnection(sync.registry(), run);
        RegistryTarget target = connection.find();
        List<RemoteState> states = states(connection.open(target, prerequisites.core(), sync), target);
        OperatorRelease release = OperatorRelease.of(prerequisites, target, states, deploy, run, run.api());
        if (!release.isInRegistry()) {
            run.events().info(Message.of("heading.deploy"), Message.of("deploy.image-first"));
            return ExitCode.DONE;
        }
        run.events().result(new WorkflowResult.Rehearsed(release.deployment().dryRun()));
        run.events()
                .info(
                        Message.of("heading.then"),
                        new AfterDeployPreview(
                                        deploy.options(), release.deployment().currentState())
                                .message());
        return ExitCode.DONE;
    }

    private List<RemoteState> states(ImageSync images, RegistryTarget target) throws Exception {
        if (!target.acceptsPushes()) {
            return images.requireNeeded();
        }
        if (sync.mode() == SyncMode.SKIP) {
            return images.requireAll();
        }
        CopyPlan plan = images.plan();
        run.events().result(new WorkflowResult.Planned(plan));
        return plan.states();
    }
}
