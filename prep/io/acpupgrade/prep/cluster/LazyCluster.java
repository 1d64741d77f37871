package io.acpupgrade.prep.cluster;

import java.util.Map;
import java.util.Optional;

/** A cluster that is not looked for before something is asked of it, so that work without a cluster needs none. */
public final class LazyCluster implements Cluster {
    private final ClusterAccess access;
    private Optional<Cluster> connected = Optional.empty();

    public LazyCluster(ClusterAccess access) {
        this.access = access;
    }

    private synchronized Cluster cluster() throws ClusterException {
        Cluster cluster = connected.isPresent() ? connected.get() : access.connect();
        connected = Optional.of(cluster);
        return cluster;
    }

    @Override
    public String server() throws ClusterException {
        return cluster().server();
    }

    @Override
    public Optional<ProductBase> productBase() throws ClusterException {
        return cluster().productBase();
    }

    @Override
    public Optional<ManagedCluster> managedCluster(String name) throws ClusterException {
        return cluster().managedCluster(name);
    }

    @Override
    public Optional<SecretData> secret(String namespace, String name) throws ClusterException {
        return cluster().secret(namespace, name);
    }

    @Override
    public Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException {
        return cluster().configMap(namespace, name);
    }

    @Override
    public synchronized void close() {
        connected.ifPresent(Cluster::close);
    }
}
