package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.WaitReporter;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ProductManifest;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits for what an upgrade request needs: the release's ProductManifest is Ready, and the operator offers the release.
 */
public final class ReleaseAvailability {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final KubernetesApi api;
    private final DeployLog log;
    private final PlatformVersion version;
    private final Optional<String> shadowGroup;
    private Optional<KubernetesObject> manifest = Optional.empty();
    private Optional<KubernetesObject> shadow = Optional.empty();

    public ReleaseAvailability(
            KubernetesApi api, DeployLog log, PlatformVersion version, Optional<String> shadowGroup) {
        this.shadowGroup = shadowGroup;
        this.api = api;
        this.log = log;
        this.version = version;
    }

    /** The current state of the release, without waiting. */
    public ReleaseState readState() throws ClusterException {
        Optional<ResourceType> type = shadowType();
        if (type.isEmpty()) {
            return ReleaseState.unknown(version);
        }
        shadow = api.read(ShadowLookup.nameOf(type.get(), ManagedCluster.GLOBAL));
        return currentState();
    }

    /**
     * Waits until the release is Ready and its state is final.
     *
     * @return the state; at the end of the wait it may still be NOT_OFFERED
     * @throws DeployException TIMED_OUT where the ProductManifest does not become Ready
     */
    public ReleaseState await(ObjectName manifestName, Deadline deadline)
            throws ClusterException, DeployException, InterruptedException {
        Optional<ResourceType> type = shadowType();
        try (Watch manifests = api.watch(ObjectSelector.byName(manifestName))) {
            if (type.isEmpty()) {
                return await(manifests, Optional.empty(), deadline);
            }
            try (Watch shadows =
                    api.watch(ObjectSelector.byName(ShadowLookup.nameOf(type.get(), ManagedCluster.GLOBAL)))) {
                return await(manifests, Optional.of(shadows), deadline);
            }
        }
    }

    private Optional<ResourceType> shadowType() throws ClusterException {
        return new ShadowLookup(api, shadowGroup).types().stream().findFirst();
    }

    private ReleaseState await(Watch manifests, Optional<Watch> shadows, Deadline deadline)
            throws DeployException, InterruptedException {
        WaitReporter reporter = new WaitReporter(log, Message.of("release.waiting"), deadline);
        Optional<Message> unready = Optional.of(Message.NONE);
        ReleaseState state = ReleaseState.unknown(version);
        while (!deadline.isOver()) {
            manifest = latest(manifests, manifest, deadline);
            if (shadows.isPresent()) {
                shadow = latest(shadows.get(), shadow, deadline);
                state = currentState();
            }
            unready = unready();
            if (unready.isEmpty() && (shadows.isEmpty() || !state.state().mayStillChange())) {
                return state;
            }
            reporter.report(Message.of("release.waiting-for-operator", unready.orElse(state.description())));
        }
        if (unready.isEmpty()) {
            return state;
        }
        throw timedOut(deadline, unready.get());
    }

    /** The failure when the deadline has passed. */
    public DeployException timedOut(Deadline deadline, Message missing) {
        return new DeployException(
                Kind.TIMED_OUT,
                Message.of("release.timed-out", version.plain(), Durations.waited(deadline.timeout())),
                List.of(missing),
                Message.of(
                        "release.timed-out-remedy",
                        api.kubectl()
                                .with(
                                        "logs",
                                        "deployment/" + OperatorManifests.OPERATOR,
                                        "-n",
                                        ProductBase.NAMESPACE)));
    }

    private ReleaseState currentState() {
        return ReleaseState.of(version, shadow.map(object -> ClusterVersionShadow.parse(object.json())));
    }

    private static Optional<KubernetesObject> latest(Watch watch, Optional<KubernetesObject> known, Deadline deadline)
            throws InterruptedException {
        Optional<Watch.Change> change = watch.next(deadline.atMost(POLL_INTERVAL));
        if (change.isEmpty()) {
            return known;
        }
        return change.get().event() == Watch.Event.DELETED
                ? Optional.empty()
                : Optional.of(change.get().object());
    }

    private Optional<Message> unready() {
        Optional<ProductManifest> known = manifest.map(object -> ProductManifest.parse(object.json()));
        if (known.isPresent() && known.get().isReady()) {
            return Optional.empty();
        }
        return Optional.of(known.flatMap(ProductManifest::ready)
                .map(ready ->
                        Message.of("release.manifest-not-ready", version.tagged(), ready.reason(), ready.message()))
                .orElseGet(() -> Message.of("release.manifest-without-status", version.tagged())));
    }
}
