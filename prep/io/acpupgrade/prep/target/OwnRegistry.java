package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.registry.Host;
import io.acpupgrade.registry.HostAndPort;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells the cluster's own registry from all others by the addresses that the cluster lists. Names are not looked up: in a
 * disaster recovery pair both sides share one, and it leads to the other side.
 */
record OwnRegistry(Cluster cluster) {
    /** Where a platform serves its registry unless ProductBase names another port. */
    static final int USUAL_PORT = 11_443;

    /** Why it is not taken for the one that is dialled here: on the registry's port, at an address of this cluster. */
    Optional<String> objection(RegistryTarget target, TlsMode tls, List<String> notes) {
        if (target.isOfCluster()) {
            return Optional.empty();
        }
        String listing = "this cluster does not list " + target.address() + " as its own registry";
        try {
            boolean isListed = target.takesImages() && listed(dialled(target.address(), tls));
            return isListed ? Optional.empty() : Optional.of(listing);
        } catch (ClusterException e) {
            notes.add("whether " + target.address() + " is of this cluster is not known. " + e.getMessage());
            return Optional.of(
                    "it is not known whether this cluster lists " + target.address() + " as its own registry");
        }
    }

    private static HostAndPort dialled(RegistryAddress address, TlsMode tls) {
        int usual = tls == TlsMode.PLAIN_HTTP ? 80 : 443;
        return new HostAndPort(new Host(address.host()), address.port().orElse(usual));
    }

    private boolean listed(HostAndPort dialled) throws ClusterException {
        Optional<ManagedCluster> global = cluster.managedCluster(ManagedCluster.GLOBAL);
        Optional<Integer> port = port();
        if (global.isEmpty() || port.isEmpty() || port.get() != dialled.port()) {
            return false;
        }
        boolean isVip = global.get().vip().stream().anyMatch(vip -> isSame(vip.host(), dialled.host()));
        return isVip
                || holds(global.get().addresses(), dialled.host())
                || holds(cluster.nodeAddresses(), dialled.host());
    }

    /** The built-in registry's; an external one is none of the cluster's. */
    private Optional<Integer> port() throws ClusterException {
        return cluster.productBase()
                .map(ProductBase::registry)
                .filter(registry -> registry.ownership() == ProductBase.Ownership.BUILT_IN)
                .flatMap(ProductBase.RegistrySettings::address)
                .flatMap(OwnRegistry::parsed)
                .map(address -> address.port().orElse(USUAL_PORT));
    }

    private static Optional<RegistryAddress> parsed(String address) {
        try {
            return Optional.of(RegistryAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Only what is an address itself: where a name leads is for others to say. */
    private static boolean holds(Collection<String> addresses, Host host) {
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
