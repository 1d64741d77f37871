package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The global cluster of a platform, as far as this program reads it; what is absent is empty, what fails is thrown. */
public interface Cluster extends AutoCloseable {
    /** The API server's address for people, as in {@code https://10.0.0.8:6443}. */
    String server() throws ClusterException;

    /** How a command line begins that leads to this cluster wherever it is pasted. */
    ShellCommand kubectl();

    /** The one object that says what the platform is and where its images are kept. */
    Optional<ProductBase> productBase() throws ClusterException;

    /** A cluster that the platform looks after, by its {@code clusters.platform.tkestack.io} name. */
    Optional<ManagedCluster> managedCluster(String name) throws ClusterException;

    /** The addresses that its nodes report, as they are written there. */
    Set<String> nodeAddresses() throws ClusterException;

    Optional<SecretData> secret(String namespace, String name) throws ClusterException;

    Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException;

    @Override
    void close();
}
