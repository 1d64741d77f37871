package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.SecretData;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects on first use, so that work without a cluster needs no kubeconfig. */
public final class LazyCluster implements ClusterConnection {
    private final ClusterAccess access;
    private final ApiListener listener;
    private Optional<ClusterConnection> connected = Optional.empty();

    /** @param listener receives notices, such as retries */
    public LazyCluster(ClusterAccess access, ApiListener listener) {
        this.access = access;
        this.listener = listener;
    }

    private synchronized ClusterConnection cluster() throws ClusterException {
        ClusterConnection cluster = connected.isPresent() ? connected.get() : access.connect(listener);
        connected = Optional.of(cluster);
        return cluster;
    }

    @Override
    public String server() throws ClusterException {
        return cluster().server();
    }

    @Override
    public ShellCommand kubectl() {
        return access.kubectl();
    }

    @Override
    public KubernetesApi api() throws ClusterException {
        return cluster().api();
    }

    @Override
    public ClusterConnection workload(String name, ApiListener workloadListener) throws ClusterException {
        return cluster().workload(name, workloadListener);
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
    public Set<String> nodeAddresses() throws ClusterException {
        return cluster().nodeAddresses();
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
