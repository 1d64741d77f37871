package io.acpupgrade.prep.kubernetes;

/** A cluster with the whole of its API. */
public interface ClusterConnection extends Cluster {
    KubernetesApi api() throws ClusterException;

    /**
     * Another cluster that this platform looks after, reached as the platform itself reaches it.
     *
     * @param name of its {@code clusters.platform.tkestack.io}
     * @param listener is told when its API server is away and is tried again
     * @throws ClusterException where the platform does not say how, or keeps it from this user
     */
    ClusterConnection workload(String name, ApiListener listener) throws ClusterException;
}
