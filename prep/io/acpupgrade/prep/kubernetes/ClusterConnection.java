package io.acpupgrade.prep.kubernetes;

/** A connection to a cluster, with its full API. */
public interface ClusterConnection extends Cluster {
    KubernetesApi api() throws ClusterException;

    /**
     * Connects to a workload cluster in the same way as the platform does.
     *
     * @param name of its {@code clusters.platform.tkestack.io} object
     * @param listener receives notices, such as retries
     * @throws ClusterException where the platform has no address or credentials for it, or denies them to this user
     */
    ClusterConnection workload(String name, ApiListener listener) throws ClusterException;
}
