package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The global cluster of a platform, as far as this program reads it. What does not exist is empty; failures are
 * exceptions.
 */
public interface Cluster extends AutoCloseable {
    /** The API server's address, as in {@code https://10.0.0.8:6443}. */
    String server() throws ClusterException;

    /** The start of a kubectl command line that reaches this cluster from any shell. */
    ShellCommand kubectl();

    /** The object that describes the platform and its registry. */
    Optional<ProductBase> productBase() throws ClusterException;

    /** A cluster that the platform manages, by its {@code clusters.platform.tkestack.io} name. */
    Optional<ManagedCluster> managedCluster(String name) throws ClusterException;

    /** The addresses that the nodes report. */
    Set<String> nodeAddresses() throws ClusterException;

    Optional<SecretData> secret(String namespace, String name) throws ClusterException;

    Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException;

    @Override
    void close();
}
