package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The current version of a cluster and its possible targets, from all sources. */
record ClusterVersions(String cluster, Optional<ClusterVersionShadow> shadow, ClusterReader global) {
    static final Message NAME_THE_VERSION = Message.of("preflight.name-the-version");

    private static final String MODULE_GROUP = "cluster.alauda.io";

    /** The current version as it is written there; empty if unknown. */
    Optional<String> current() throws ClusterException {
        Optional<String> reported = shadow.flatMap(one -> one.status().current().version());
        return reported.isPresent()
                ? reported
                : cluster.equals(ManagedCluster.GLOBAL) ? global.platformVersion() : moduleVersion();
    }

    private Optional<String> moduleVersion() throws ClusterException {
        Optional<ResourceType> type = global.resourceType(MODULE_GROUP, "ClusterModule");
        return type.isEmpty()
                ? Optional.empty()
                : global.read(ObjectName.clusterScoped(type.get(), cluster))
                        .flatMap(module -> module.fields()
                                .text("/status/base/version")
                                .or(() -> module.fields().text("/spec/version")));
    }

    /** Whether an upgrade is already requested. */
    boolean isRequested() throws ClusterException {
        Optional<PlatformVersion> current = currentVersion();
        return requested().anyMatch(version -> isUpgrade(current, version));
    }

    private Optional<PlatformVersion> currentVersion() throws ClusterException {
        return current().flatMap(PlatformVersion::parse);
    }

    private static boolean isUpgrade(Optional<PlatformVersion> current, PlatformVersion version) {
        return current.map(version::isNewerThan).orElse(true);
    }

    /**
     * The target version: the requested one, else that of the package, else the highest available update, else, for a
     * workload cluster, the version of the global cluster. A candidate that is no upgrade counts only if there is no
     * other.
     */
    PlatformVersion target(Optional<PlatformVersion> packaged) throws ClusterException {
        Optional<PlatformVersion> current = currentVersion();
        List<PlatformVersion> candidates = candidates(packaged);
        return candidates.stream()
                .filter(candidate -> isUpgrade(current, candidate))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.UNDECIDED, Message.of("preflight.no-target", cluster), NAME_THE_VERSION));
    }

    private Stream<PlatformVersion> requested() {
        return Stream.concat(
                shadow.flatMap(ClusterVersionShadow::desiredUpdate).flatMap(PlatformVersion::parse).stream(),
                shadow.flatMap(one -> one.status().desired().parsedVersion()).stream());
    }

    private List<PlatformVersion> candidates(Optional<PlatformVersion> packaged) throws ClusterException {
        Optional<String> platform = cluster.equals(ManagedCluster.GLOBAL) ? Optional.empty() : global.platformVersion();
        Stream<PlatformVersion> known = Stream.of(
                        packaged,
                        shadow.flatMap(one -> one.status().availableUpdates()).flatMap(AvailableUpdates::highest),
                        platform.flatMap(PlatformVersion::parse))
                .flatMap(Optional::stream);
        return Stream.concat(requested(), known).toList();
    }

    /** The image of that release, if the operator states it. */
    Optional<String> image(PlatformVersion target) {
        return shadow.flatMap(one -> one.status()
                .desired()
                .parsedVersion()
                .filter(target::sameAs)
                .flatMap(version -> one.status().desired().image())
                .or(() -> one.status().availableUpdates().stream()
                        .flatMap(offered -> offered.updates().stream())
                        .filter(update -> update.isTo(target))
                        .flatMap(update -> update.image().stream())
                        .findFirst()));
    }
}
