package io.acpupgrade.prep.status;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.ManagedClusters;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the upgrade status of the platform's clusters.
 *
 * @param upgrade for the commands in remedies
 */
public record StatusReader(ShadowLookup shadows, ClusterReader global, OwnCommand upgrade) {

    /**
     * The status of all clusters.
     *
     * @param withoutStatus clusters without a ClusterVersionShadow
     * @param problem why the names of all clusters could not be read
     */
    public record Overview(List<UpgradeStatus> clusters, List<String> withoutStatus, Optional<Message> problem) {
        public Overview {
            clusters = List.copyOf(clusters);
            withoutStatus = List.copyOf(withoutStatus);
        }
    }

    /**
     * The ClusterVersionShadow of a cluster.
     *
     * @throws ClusterException of kind UNDECIDED if there is none; the message lists what exists
     */
    public NamedShadow require(String cluster) throws ClusterException {
        if (shadows.types().isEmpty()) {
            throw new ClusterException(
                    ClusterException.Kind.UNDECIDED,
                    Message.of("status.kind-not-served", cluster),
                    Message.of("status.kind-not-served-remedy", upgrade.run()));
        }
        Optional<NamedShadow> found = shadows.find(cluster);
        if (found.isEmpty()) {
            new ManagedClusters(global, shadows).require(cluster);
            throw new ClusterException(
                    ClusterException.Kind.UNDECIDED,
                    Message.of("status.no-shadow", cluster),
                    Message.of(
                            "status.no-shadow-remedy",
                            Health.operatorLog(shadows.api().kubectl())));
        }
        return found.get();
    }

    private CommandPrefixes commands() {
        return new CommandPrefixes(shadows.api().kubectl(), upgrade);
    }

    /** The status of one cluster, including its modules. */
    public UpgradeStatus status(String cluster, Instant now) throws ClusterException {
        NamedShadow shadow = require(cluster);
        return UpgradeStatus.of(shadow.shadow(), UnstableModules.of(shadows.api(), cluster), now, commands());
    }

    /** The status of all clusters without their modules, the global one first. */
    public Overview all(Instant now) throws ClusterException {
        List<UpgradeStatus> statuses = new ArrayList<>();
        for (String name : shadows.clusters()) {
            shadows.find(name)
                    .ifPresent(shadow -> statuses.add(
                            UpgradeStatus.of(shadow.shadow(), UnstableModules.notRead(), now, commands())));
        }
        statuses.sort(Comparator.comparing(status -> !status.cluster().equals(ManagedCluster.GLOBAL)));
        List<String> withStatus = statuses.stream().map(UpgradeStatus::cluster).toList();
        try {
            List<String> withoutStatus = new ManagedClusters(global, shadows)
                    .names().stream().filter(name -> !withStatus.contains(name)).toList();
            return new Overview(statuses, withoutStatus, Optional.empty());
        } catch (ClusterException e) {
            return new Overview(statuses, List.of(), Optional.of(Message.of(e)));
        }
    }
}
