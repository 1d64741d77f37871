package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Host;
import io.acpupgrade.registry.HostAndPort;
import java.util.Collection;
import java.util.Optional;

/**
 * Recognizes the cluster's own registry by the addresses that the cluster lists. Host names are not resolved: in a
 * disaster recovery pair both sides share one name, which points to the other side.
 */
record ClusterRegistryMatcher(Cluster cluster) {
    /** The registry's port unless ProductBase names another one. */
    static final int DEFAULT_PORT = 11_443;

    /**
     * Why the target is not the cluster's registry; empty where it is on the registry's port at an address of this
     * cluster.
     */
    Optional<Message> mismatch(RegistryTarget target, TlsMode tls) throws ClusterException {
        boolean isOwn = target.isOfCluster() || (target.acceptsPushes() && isListed(endpoint(target.address(), tls)));
        return isOwn ? Optional.empty() : Optional.of(Message.of("target.not-listed", target.address()));
    }

    private static HostAndPort endpoint(RegistryAddress address, TlsMode tls) {
        int defaultPort = tls == TlsMode.PLAIN_HTTP ? 80 : 443;
        return new HostAndPort(new Host(address.host()), address.port().orElse(defaultPort));
    }

    private boolean isListed(HostAndPort endpoint) throws ClusterException {
        Optional<ManagedCluster> global = cluster.managedCluster(ManagedCluster.GLOBAL);
        Optional<Integer> port = port();
        if (global.isEmpty() || port.isEmpty() || port.get() != endpoint.port()) {
            return false;
        }
        boolean isVip = global.get().vip().stream().anyMatch(vip -> isSame(vip.host(), endpoint.host()));
        return isVip
                || contains(global.get().addresses(), endpoint.host())
                || contains(cluster.nodeAddresses(), endpoint.host());
    }

    /** The built-in registry's port; an external registry is not the cluster's. */
    private Optional<Integer> port() throws ClusterException {
        return cluster.productBase()
                .map(ProductBase::registry)
                .filter(registry -> registry.ownership() == ProductBase.Ownership.BUILT_IN)
                .flatMap(ProductBase.RegistrySettings::address)
                .flatMap(ClusterRegistryMatcher::parse)
                .map(address -> address.port().orElse(DEFAULT_PORT));
    }

    private static Optional<RegistryAddress> parse(String address) {
        try {
            return Optional.of(RegistryAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the host is one of these addresses; host names never match. */
    private static boolean contains(Collection<String> addresses, Host host) {
        return isLiteral(host) && addresses.stream().anyMatch(address -> isSame(address, host));
    }

    private static boolean isLiteral(Host host) {
        return host.name().contains(":") || host.name().matches("[0-9.]+");
    }

    private static boolean isSame(String address, Host host) {
        try {
            return new Host(address).equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
