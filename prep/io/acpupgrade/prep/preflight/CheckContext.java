package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** What the checks of one run share: the proposed upgrade and read access to the clusters. */
public final class CheckContext {
    private final ProposedUpgrade upgrade;
    private final ClusterReader global;
    private final WorkloadCluster cluster;

    private CheckContext(ProposedUpgrade upgrade, ClusterReader global, WorkloadCluster cluster) {
        this.upgrade = upgrade;
        this.global = global;
        this.cluster = cluster;
    }

    /**
     * Creates the context of one proposed upgrade.
     *
     * @param workload the cluster to upgrade; ignored where that is the global cluster
     */
    public static CheckContext of(ProposedUpgrade upgrade, ClusterReader global, WorkloadCluster workload) {
        return new CheckContext(upgrade, global, upgrade.isGlobal() ? () -> global : workload);
    }

    public ProposedUpgrade upgrade() {
        return upgrade;
    }

    /** The global cluster, which holds the platform's objects about all clusters. */
    public ClusterReader global() {
        return global;
    }

    /** The cluster to upgrade; fails if it cannot be reached. */
    public ClusterReader cluster() throws ClusterException {
        return cluster.reader();
    }
}
