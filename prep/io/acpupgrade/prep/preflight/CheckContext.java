package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** What the checks of one run go by: the question, and the clusters that can be read for an answer. */
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
     * What is known of a subject.
     *
     * @param workload the cluster that it is about; the global cluster is its own global cluster
     */
    public static CheckContext of(ProposedUpgrade upgrade, ClusterReader global, WorkloadCluster workload) {
        return new CheckContext(upgrade, global, upgrade.isGlobal() ? () -> global : workload);
    }

    public ProposedUpgrade upgrade() {
        return upgrade;
    }

    /** The cluster on which the platform keeps its account of all clusters. */
    public ClusterReader global() {
        return global;
    }

    /** The cluster that is to be upgraded; fails where no way leads there. */
    public ClusterReader cluster() throws ClusterException {
        return cluster.reader();
    }
}
