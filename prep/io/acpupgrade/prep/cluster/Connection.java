package io.acpupgrade.prep.cluster;

/** A cluster with the whole of its API. */
public interface Connection extends Cluster {
    KubernetesApi api() throws ClusterException;
}
