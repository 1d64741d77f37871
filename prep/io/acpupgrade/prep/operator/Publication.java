package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ManagedCluster;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.cluster.Selection;
import io.acpupgrade.prep.cluster.Watch;
import io.acpupgrade.prep.operator.DeployException.Kind;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ProductManifest;
import io.acpupgrade.prep.shadow.ShadowLookup;
import java.time.Duration;
import java.util.Optional;

/** What the operator has to say before an upgrade can be requested: that the release is ready, and on offer. */
final class Publication {
    private static final Duration STEP = Duration.ofMillis(500);

    private final KubernetesApi api;
    private final OperatorLog log;
    private final PlatformVersion version;
    private final Optional<String> shadowGroup;
    private Optional<KubernetesObject> manifest = Optional.empty();
    private Optional<KubernetesObject> shadow = Optional.empty();

    Publication(KubernetesApi api, OperatorLog log, PlatformVersion version, Optional<String> shadowGroup) {
        this.shadowGroup = shadowGroup;
        this.api = api;
        this.log = log;
        this.version = version;
    }

    /**
     * Waits for it.
     *
     * @throws DeployException TIMED_OUT with what is still missing
     */
    void await(ObjectName manifestName, Deadline deadline)
            throws ClusterException, DeployException, InterruptedException {
        Optional<ResourceType> shadows =
                new ShadowLookup(api, shadowGroup).types().stream().findFirst();
        try (Watch manifests = api.watch(Selection.only(manifestName))) {
            if (shadows.isEmpty()) {
                await(manifests, Optional.empty(), deadline);
                return;
            }
            Selection global = Selection.only(ShadowLookup.nameOf(shadows.get(), ManagedCluster.GLOBAL));
            try (Watch offers = api.watch(global)) {
                await(manifests, Optional.of(offers), deadline);
            }
        }
    }

    private void await(Watch manifests, Optional<Watch> offers, Deadline deadline)
            throws DeployException, InterruptedException {
        Heartbeat heartbeat = new Heartbeat(log, "Waiting", deadline);
        Optional<String> missing = Optional.of("");
        while (!deadline.isOver()) {
            manifest = latest(manifests, manifest, deadline);
            if (offers.isPresent()) {
                shadow = latest(offers.get(), shadow, deadline);
            }
            missing = missing(offers.isPresent());
            if (missing.isEmpty()) {
                log.say(
                        "Ready",
                        version.plain()
                                + (offers.isPresent() ? " is on offer: " + offered() : " is known to the platform"));
                return;
            }
            heartbeat.state("for the operator: " + missing.get());
        }
        throw new DeployException(
                Kind.TIMED_OUT,
                "Waiting for the operator to offer " + version.plain() + ": not within " + Words.of(deadline.timeout()),
                missing.stream().toList(),
                "The operator runs and may still do it. See its log ("
                        + api.kubectl()
                                .with("logs", "deployment/" + OperatorManifests.OPERATOR, "-n", ProductBase.NAMESPACE)
                        + "), or wait longer with --timeout; running again does no harm.");
    }

    private static Optional<KubernetesObject> latest(Watch watch, Optional<KubernetesObject> known, Deadline deadline)
            throws InterruptedException {
        Optional<Watch.Change> change = watch.next(deadline.atMost(STEP));
        if (change.isEmpty()) {
            return known;
        }
        return change.get().event() == Watch.Event.GONE
                ? Optional.empty()
                : Optional.of(change.get().object());
    }

    private Optional<String> missing(boolean wantsOffer) {
        Optional<ProductManifest> known = manifest.map(object -> ProductManifest.parse(object.json()));
        if (known.isEmpty() || !known.get().isReady()) {
            return Optional.of("ProductManifest " + version.tagged() + " is not Ready"
                    + known.flatMap(ProductManifest::ready)
                            .map(ready -> " (" + ready.reason() + ": " + ready.message() + ")")
                            .orElse(", and says nothing yet"));
        }
        if (!wantsOffer) {
            return Optional.empty();
        }
        return shadow.isEmpty() ? Optional.of("there is no " + ShadowLookup.KIND + " global yet") : notOffered();
    }

    private Optional<String> notOffered() {
        boolean offered = shadow.map(object -> ClusterVersionShadow.parse(object.json()))
                .filter(this::offersOrHasIt)
                .isPresent();
        return offered
                ? Optional.empty()
                : Optional.of(version.plain() + " is not in availableUpdates of " + ShadowLookup.KIND + " global");
    }

    private boolean offersOrHasIt(ClusterVersionShadow found) {
        boolean offered = found.status().availableUpdates().stream().anyMatch(updates -> updates.leadTo(version));
        boolean there = found.status().current().parsedVersion().stream().anyMatch(version::sameAs);
        boolean underWay =
                found.desiredUpdate().flatMap(PlatformVersion::parse).stream().anyMatch(version::sameAs);
        return offered || there || underWay;
    }

    private static String offered() {
        return "availableUpdates of " + ShadowLookup.KIND + " global has it";
    }
}
