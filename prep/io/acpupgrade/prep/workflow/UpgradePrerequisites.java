package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.install.DeployRights;
import io.acpupgrade.prep.deploy.install.Platform;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.release.IncomingRelease;
import io.acpupgrade.prep.deploy.release.ReleaseGuard;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.corepackage.CorePackage;

/**
 * What was found in order before the first write.
 *
 * @param guard keeps a newer release, and an upgrade in flight, from being overrun
 */
record UpgradePrerequisites(
        CorePackage core, OperatorManifests manifests, ReleaseGuard guard, IncomingRelease incoming) {
    /**
     * Finds out what may stand in the way now, and not after the hour that the images can take: missing rights, a
     * cluster that is no platform, a faulty package, a newer release. Only reads.
     */
    static UpgradePrerequisites check(SyncSettings sync, DeploySettings deploy, WorkflowContext run) throws Exception {
        OperatorManifests manifests = deploy.manifestsOf(sync.source().folder());
        KubernetesApi api = connected(run);
        new DeployRights(api).require(manifests);
        Platform platform = Platform.of(run.platform());
        if (!platform.base().state().isRunning()) {
            run.events()
                    .warn(Message.of(
                            "deploy.not-running", platform.base().state().phase()));
        }
        CorePackage core = new PackageChecker(run).core(sync);
        IncomingRelease incoming = IncomingRelease.of(
                core.targetVersion(),
                core.named(CorePackage.OPERATOR_IMAGE).stream()
                        .map(Artifact::reference)
                        .findFirst());
        ReleaseGuard guard = new ReleaseGuard(api, platform.base(), deploy.options(), run.program(), run.events());
        guard.require(incoming);
        return new UpgradePrerequisites(core, manifests, guard, incoming);
    }

    private static KubernetesApi connected(WorkflowContext run) throws ClusterException {
        try {
            return run.api();
        } catch (ClusterException e) {
            throw e.withAlternative(Message.of("deploy.images-only"));
        }
    }

    /** An upgrade may have begun since they were checked. */
    void checkAgain() throws Exception {
        guard.require(incoming);
    }
}
