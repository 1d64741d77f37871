package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.ManagedCluster;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster runs and where it may go, from everything that says so. */
record Versions(String cluster, Optional<ClusterVersionShadow> shadow, ClusterReader global) {
    private static final String MODULES = "cluster.alauda.io";

    /** As it was found written; empty where nothing says. */
    Optional<String> current() throws ClusterException {
        Optional<String> said = shadow.flatMap(one -> one.status().current().version());
        return said.isPresent() ? said : cluster.equals(ManagedCluster.GLOBAL) ? global.platformVersion() : module();
    }

    private Optional<String> module() throws ClusterException {
        Optional<ResourceType> type = global.kind(MODULES, "ClusterModule");
        return type.isEmpty()
                ? Optional.empty()
                : global.read(ObjectName.clusterWide(type.get(), cluster))
                        .flatMap(module -> module.fields()
                                .text("/status/base/version")
                                .or(() -> module.fields().text("/spec/version")));
    }

    /**
     * The version that the cluster is on its way to: what was requested, else the highest that is offered, else, for a
     * workload cluster, what the global cluster has reached. One that leads nowhere counts only for want of another.
     */
    PlatformVersion target() throws ClusterException {
        Optional<PlatformVersion> from = current().flatMap(PlatformVersion::parse);
        List<PlatformVersion> candidates = candidates();
        return candidates.stream()
                .filter(candidate -> from.map(candidate::isNewerThan).orElse(true))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.UNDECIDED,
                        "Looking for the version that cluster " + cluster
                                + " is to be upgraded to: nothing in the cluster names one",
                        "Name it with --to VERSION, as in --to 4.3.0."));
    }

    private List<PlatformVersion> candidates() throws ClusterException {
        Optional<String> platform = cluster.equals(ManagedCluster.GLOBAL) ? Optional.empty() : global.platformVersion();
        return Stream.of(
                        shadow.flatMap(ClusterVersionShadow::desiredUpdate).flatMap(PlatformVersion::parse),
                        shadow.flatMap(one -> one.status().desired().parsedVersion()),
                        shadow.flatMap(one -> one.status().availableUpdates()).flatMap(AvailableUpdates::highest),
                        platform.flatMap(PlatformVersion::parse))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The image of that release, where the operator has told it. */
    Optional<String> image(PlatformVersion target) {
        return shadow.flatMap(one -> one.status()
                .desired()
                .parsedVersion()
                .filter(target::sameAs)
                .flatMap(version -> one.status().desired().image())
                .or(() -> one.status().availableUpdates().stream()
                        .flatMap(offered -> offered.updates().stream())
                        .filter(update -> update.leadsTo(target))
                        .flatMap(update -> update.image().stream())
                        .findFirst()));
    }
}
