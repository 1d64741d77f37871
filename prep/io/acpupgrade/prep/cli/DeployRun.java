package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.install.OperatorDeployment;
import io.acpupgrade.prep.deploy.install.Platform;
import io.acpupgrade.prep.deploy.install.Rights;
import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.deploy.lock.LockHolder;
import io.acpupgrade.prep.deploy.manifests.Applied;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.PinnedImage;
import io.acpupgrade.prep.deploy.manifests.ReleaseImages;
import io.acpupgrade.prep.deploy.release.IncomingRelease;
import io.acpupgrade.prep.deploy.release.ReleaseGuard;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.output.DeployTable;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.report.DeployReport;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The phase after the sync: the operator of the release is deployed, or the one that is there brought up to it. */
final class DeployRun {
    private final CliContext surroundings;
    private final DeployFlags flags;
    private final DeployOptions options;
    private final TextLog log;
    private final RunReport report;
    private final Connection cluster;
    private final OutputOptions output;
    private final OwnCommand upgrade;

    DeployRun(
            CliContext surroundings,
            DeployFlags flags,
            Optional<String> shadowGroup,
            OwnCommand upgrade,
            OutputOptions output,
            TextLog log,
            RunReport report,
            Connection cluster) {
        this.surroundings = surroundings;
        this.flags = flags;
        this.options = flags.options(shadowGroup);
        this.upgrade = upgrade;
        this.output = output;
        this.log = log;
        this.report = report;
        this.cluster = cluster;
    }

    /** What is known, and found to be in order, before the first write. */
    private record Start(
            OperatorManifests manifests, ReleaseGuard guard, IncomingRelease incoming, SyncRun.Ready ready) {}

    /**
     * Finds out what may stand in the way, and not after the hour that the images can take: rights that are missing, a
     * cluster that is no platform, a faulty package, a newer release. Only reads.
     */
    private Start start(Path core, SyncRun sync, SyncWish wish) throws Exception {
        OperatorManifests manifests = flags.manifests(core, surroundings);
        KubernetesApi api = api();
        new Rights(api).require(manifests);
        Platform platform = Platform.of(cluster);
        if (!platform.base().state().isRunning()) {
            log.warn("ProductBase base is not Running but "
                    + platform.base().state().phase());
        }
        SyncRun.Ready ready = sync.ready(wish);
        IncomingRelease incoming = IncomingRelease.of(
                ready.core().targetVersion(),
                ready.core().named(CorePackage.OPERATOR_IMAGE).stream()
                        .map(Artifact::reference)
                        .findFirst());
        ReleaseGuard guard = new ReleaseGuard(api, platform.base(), options, upgrade, log);
        guard.require(incoming);
        return new Start(manifests, guard, incoming, ready);
    }

    /** Shows what would change, as a diff against what is there; it fails where the run would. */
    ExitCode rehearse(Path core, SyncRun sync, SyncWish wish) throws Exception {
        Start start = start(core, sync, wish);
        DeployLock.holder(cluster.api())
                .ifPresent(holder -> log.warn("another run holds the Lease cpaas-system/acp-upgrade: " + holder
                        + "; a deployment would wait for it to be silent, or fail"));
        SyncOutcome synced = sync.run(wish, start.ready());
        if (synced.code() != ExitCode.DONE) {
            return synced.code();
        }
        ImagePinning pinning = pinning(synced);
        tell(synced, start.manifests(), pinning);
        if (pinning.images().named(CorePackage.OPERATOR_IMAGE).isEmpty()) {
            log.say("Deploy", "what would change is known once the operator's image is in the registry");
            return ExitCode.DONE;
        }
        OperatorManifests manifests = flags.runnable(start.manifests(), pinning.images());
        OperatorDeployment deployment = deployment(cluster.api(), manifests, pinning);
        output.print(surroundings, new DeployTable(deployment.rehearse()).diff());
        log.say("Then", new Aftercare(options, deployment.standingNow()).words());
        return ExitCode.DONE;
    }

    /** Takes the turn, lets the images be brought, and deploys. */
    ExitCode run(Path core, SyncRun sync, SyncWish wish) throws Exception {
        Start start = start(core, sync, wish);
        Clocks clocks = Clocks.system();
        LockHolder me = LockHolder.self(clocks);
        try (DeployLock turn = DeployLock.take(api(), start.manifests(), me, log, clocks)) {
            return turn.hold(() -> {
                SyncOutcome synced = sync.run(wish, start.ready());
                return synced.code() == ExitCode.DONE ? deploy(synced, start, turn, me) : synced.code();
            });
        }
    }

    private ExitCode deploy(SyncOutcome synced, Start start, DeployLock turn, LockHolder me) throws Exception {
        // an upgrade may have begun while the images were sent
        start.guard().require(start.incoming());
        ImagePinning pinning = pinning(synced);
        OperatorManifests manifests = flags.runnable(start.manifests(), pinning.images());
        tell(synced, manifests, pinning);
        OperatorDeployment deployment = deployment(turn.api(), manifests, pinning);
        try {
            deployment.deploy(me);
        } finally {
            report.section(
                    "deployment",
                    new DeployReport(manifests, pinning, deployment.applied(), deployment.standing())
                            .json()
                            .put("apiCalls", cluster.api().calls()));
        }
        List<Change> changes =
                deployment.applied().stream().map(Applied::change).toList();
        output.print(surroundings, new DeployTable(changes).lines());
        log.detail(Units.count(cluster.api().calls(), "request") + " to the API server");
        deployment.standing().ifPresent(standing -> new NextAfterDeploy(standing, upgrade).tell(log));
        return ExitCode.DONE;
    }

    private void tell(SyncOutcome synced, OperatorManifests manifests, ImagePinning pinning) throws Exception {
        log.say(
                "Deploy",
                "the cluster version operator of " + synced.core().targetVersion() + " to " + cluster.server()
                        + ", with the manifests of " + manifests.source());
        Stream.of(CorePackage.OPERATOR_IMAGE, CorePackage.PRODUCT_IMAGE)
                .flatMap(name -> pinning.images().named(name).stream())
                .forEach(image -> log.say("", image.reference() + " → " + image.pullName()));
    }

    private KubernetesApi api() throws ClusterException {
        try {
            return cluster.api();
        } catch (ClusterException e) {
            throw e.withAlternative("To bring the images only, without a cluster: --only-sync-image with --registry.");
        }
    }

    private OperatorDeployment deployment(KubernetesApi api, OperatorManifests manifests, ImagePinning pinning)
            throws Exception {
        return new OperatorDeployment(api, manifests, pinning, options, log, Clocks.system());
    }

    private ImagePinning pinning(SyncOutcome synced) throws Exception {
        String registry = pulledFrom(synced.target()).toString();
        ReleaseImages images = new ReleaseImages(
                synced.core().targetVersion(),
                synced.holdings().stream()
                        .flatMap(holding -> PinnedImage.of(registry, holding).stream())
                        .toList());
        return new ImagePinning(
                images,
                cluster.productBase().map(ProductBase::registry).flatMap(ProductBase.RegistrySettings::pullSecret));
    }

    /** Container runtimes do not read references with an IPv6 address, which is good enough to push to. */
    private static RegistryAddress pulledFrom(RegistryTarget target) {
        boolean literal = target.address().host().contains(":");
        return literal && target instanceof RegistryTarget.BuiltIn builtIn ? builtIn.original() : target.address();
    }
}
