package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** The cluster that is to be upgraded where it is not the global one; nobody goes there before something is read. */
@FunctionalInterface
public interface WorkloadCluster {
    /**
     * The cluster, for reading.
     *
     * @throws ClusterException where no way leads there
     */
    ClusterReader reader() throws ClusterException;
}
