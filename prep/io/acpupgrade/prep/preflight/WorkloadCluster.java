package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** The workload cluster to upgrade; connected only when it is first read. */
@FunctionalInterface
public interface WorkloadCluster {
    /**
     * Read access to the cluster.
     *
     * @throws ClusterException if the cluster cannot be reached
     */
    ClusterReader reader() throws ClusterException;
}
