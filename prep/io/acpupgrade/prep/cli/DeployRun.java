package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.operator.Applied;
import io.acpupgrade.prep.operator.Change;
import io.acpupgrade.prep.operator.Holder;
import io.acpupgrade.prep.operator.ManifestLookup;
import io.acpupgrade.prep.operator.OperatorDeployment;
import io.acpupgrade.prep.operator.OperatorManifests;
import io.acpupgrade.prep.operator.PinnedImage;
import io.acpupgrade.prep.operator.Pinning;
import io.acpupgrade.prep.operator.ReleaseImages;
import io.acpupgrade.prep.operator.Turn;
import io.acpupgrade.prep.sync.RunReport;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.registry.archive.CorePackage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The phase after the sync: the operator of the release is deployed, or the one that is there brought up to it. */
final class DeployRun {
    private final Surroundings surroundings;
    private final DeployFlags flags;
    private final TextLog log;
    private final RunReport report;
    private final Connection cluster;
    private final OutputOptions output;

    DeployRun(
            Surroundings surroundings,
            DeployFlags flags,
            OutputOptions output,
            TextLog log,
            RunReport report,
            Connection cluster) {
        this.surroundings = surroundings;
        this.flags = flags;
        this.output = output;
        this.log = log;
        this.report = report;
        this.cluster = cluster;
    }

    /** Shows what would change, as a diff against what is there. */
    ExitCode plan(SyncOutcome synced) throws Exception {
        OperatorManifests manifests = manifests(synced.core().path());
        Pinning pinning = pinning(synced);
        tell(synced, manifests, pinning);
        if (pinning.images().named(CorePackage.OPERATOR_IMAGE).isEmpty()) {
            log.say("Deploy", "what would change is known once the operator's image is in the registry");
            return ExitCode.DONE;
        }
        output.print(
                surroundings, new DeployTable(deployment(manifests, pinning).plan()).diff());
        return ExitCode.DONE;
    }

    /**
     * Takes the turn, lets the images be brought, and deploys. What may stand in the way of deploying is found out first,
     * and not after the hour that the images can take.
     */
    ExitCode around(Path core, Images images) throws Exception {
        OperatorManifests manifests = manifests(core);
        Holder me = new Holder(
                host(),
                ProcessHandle.current().pid(),
                InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
        try (Turn turn = Turn.take(api(), manifests, me, log, InstantSource.system())) {
            SyncOutcome synced = images.bring();
            return synced.code() == ExitCode.DONE ? deploy(synced, manifests, turn, me) : synced.code();
        }
    }

    /** What comes before deploying. */
    @FunctionalInterface
    interface Images {
        SyncOutcome bring() throws Exception;
    }

    private ExitCode deploy(SyncOutcome synced, OperatorManifests manifests, Turn turn, Holder me) throws Exception {
        Pinning pinning = pinning(synced);
        tell(synced, manifests, pinning);
        OperatorDeployment deployment = deployment(manifests, pinning);
        try {
            deployment.deploy(turn, me);
        } finally {
            report.section(
                    "deployment",
                    new DeployReport(manifests, pinning, deployment.applied())
                            .json()
                            .put("apiCalls", cluster.api().calls()));
        }
        List<Change> changes =
                deployment.applied().stream().map(Applied::change).toList();
        output.print(surroundings, new DeployTable(changes).lines());
        log.detail(Units.count(cluster.api().calls(), "request") + " to the API server");
        log.say(
                "Next",
                "bash upgrade.sh --preflight, and then: bash upgrade.sh request --to "
                        + pinning.images().version());
        return ExitCode.DONE;
    }

    private void tell(SyncOutcome synced, OperatorManifests manifests, Pinning pinning) throws Exception {
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

    private OperatorManifests manifests(Path core) throws Exception {
        return new ManifestLookup().find(core, flags.manifests(surroundings));
    }

    private OperatorDeployment deployment(OperatorManifests manifests, Pinning pinning) throws Exception {
        return new OperatorDeployment(cluster.api(), manifests, pinning, flags.options(), log, InstantSource.system());
    }

    private Pinning pinning(SyncOutcome synced) throws Exception {
        String registry = pulledFrom(synced.target()).toString();
        ReleaseImages images = new ReleaseImages(
                synced.core().targetVersion(),
                synced.holdings().stream()
                        .flatMap(holding -> PinnedImage.of(registry, holding).stream())
                        .toList());
        return new Pinning(
                images,
                cluster.productBase().map(ProductBase::registry).flatMap(ProductBase.RegistrySettings::pullSecret));
    }

    /** Container runtimes do not read references with an IPv6 address, which is good enough to push to. */
    private static RegistryAddress pulledFrom(RegistryTarget target) {
        boolean literal = target.address().host().contains(":");
        return literal && target instanceof RegistryTarget.BuiltIn builtIn ? builtIn.original() : target.address();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "an unnamed host";
        }
    }
}
