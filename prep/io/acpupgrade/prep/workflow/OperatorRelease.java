package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.install.OperatorDeployment;
import io.acpupgrade.prep.deploy.lock.LockHolder;
import io.acpupgrade.prep.deploy.manifests.AppliedChange;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.PinnedImage;
import io.acpupgrade.prep.deploy.manifests.ReleaseImages;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.report.DeploymentReport;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;
import java.util.stream.Stream;

/** The operator of the package's release: its manifests, with its images where the registry holds them. */
final class OperatorRelease {
    private final OperatorManifests manifests;
    private final ImagePinning pinning;
    private final OperatorDeployment deployment;
    private final WorkflowContext run;

    private OperatorRelease(
            OperatorManifests manifests, ImagePinning pinning, OperatorDeployment deployment, WorkflowContext run) {
        this.manifests = manifests;
        this.pinning = pinning;
        this.deployment = deployment;
        this.run = run;
    }

    /**
     * @param states what the registry holds of each artifact
     * @param api through which the operator is deployed
     */
    static OperatorRelease of(
            UpgradePrerequisites prerequisites,
            RegistryTarget target,
            List<RemoteState> states,
            DeploySettings settings,
            WorkflowContext run,
            KubernetesApi api)
            throws ClusterException, InvalidInputException {
        ImagePinning pinning = pinning(prerequisites.core(), target, states, run);
        run.events()
                .info(
                        Message.of("heading.deploy"),
                        Message.of(
                                "deploy.operator",
                                pinning.images().version(),
                                run.platform().server(),
                                prerequisites.manifests().source()));
        Stream.of(CorePackage.OPERATOR_IMAGE, CorePackage.PRODUCT_IMAGE)
                .flatMap(name -> pinning.images().withName(name).stream())
                .forEach(image -> run.events()
                        .info(
                                Message.NONE,
                                Message.of("deploy.pulled-from", image.reference(), image.pullReference())));
        OperatorManifests manifests = settings.runnable(prerequisites.manifests(), pinning.images());
        OperatorDeployment deployment =
                new OperatorDeployment(api, manifests, pinning, settings.options(), run.events(), run.clocks());
        return new OperatorRelease(manifests, pinning, deployment, run);
    }

    private static ImagePinning pinning(
            CorePackage core, RegistryTarget target, List<RemoteState> states, WorkflowContext run)
            throws ClusterException {
        String registry = pulledFrom(target).toString();
        ReleaseImages images = new ReleaseImages(
                core.targetVersion(),
                states.stream()
                        .flatMap(state -> PinnedImage.of(registry, state).stream())
                        .toList());
        return new ImagePinning(
                images,
                run.platform()
                        .productBase()
                        .map(ProductBase::registry)
                        .flatMap(ProductBase.RegistrySettings::pullSecret));
    }

    /** Container runtimes do not read references with an IPv6 address, which is good enough to push to. */
    private static RegistryAddress pulledFrom(RegistryTarget target) {
        boolean literal = target.address().host().contains(":");
        return literal && target instanceof RegistryTarget.BuiltIn builtIn ? builtIn.original() : target.address();
    }

    /** Whether the registry holds the operator's image, without which nothing can be deployed. */
    boolean isInRegistry() {
        return !pinning.images().withName(CorePackage.OPERATOR_IMAGE).isEmpty();
    }

    OperatorDeployment deployment() {
        return deployment;
    }

    /** Applies the manifests and waits until the operator runs. */
    void deploy(LockHolder self) throws ClusterException, InvalidInputException, DeployException, InterruptedException {
        try {
            deployment.deploy(self);
        } finally {
            report();
        }
    }

    /** Makes the release known to the operator and waits until it is on offer. */
    void offer() throws ClusterException, DeployException, InterruptedException {
        try {
            deployment.publishRelease();
        } finally {
            report();
        }
        run.events()
                .result(new WorkflowResult.Deployed(
                        deployment.applied().stream().map(AppliedChange::change).toList()));
        run.events().detail(Message.of("deploy.requests", run.api().requestCount()));
        deployment.finalState().ifPresent(state -> new NextSteps(state, run.program()).announce(run.events()));
    }

    private void report() throws ClusterException {
        run.events()
                .report(DeploymentReport.of(
                        manifests,
                        pinning,
                        deployment.applied(),
                        deployment.finalState(),
                        run.api().requestCount()));
    }
}
