package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.Vip;
import java.util.Optional;
import java.util.Set;

/**
 * The disaster recovery role of this global cluster. The platform's address leads to the active cluster, and the etcd
 * Synchronizer names it.
 *
 * @param explanation how the role was determined, as part of a sentence
 */
record RecoveryRole(Role role, String explanation) {
    private static final String ACTIVE_VIP = "/spec/config/active_cluster_vip";

    /** The role of a global cluster. */
    enum Role {
        ACTIVE,
        STANDBY,
        /**
         * The platform's address leads elsewhere: to the active cluster, or to a load balancer in front of this one.
         */
        NOT_ADDRESSED,
        UNKNOWN
    }

    /** @param synchronizer the etcd Synchronizer's ModuleInfo, where it is installed */
    static RecoveryRole of(PlatformAddress address, Optional<FieldReader> synchronizer, HostLookup hosts) {
        if (address.vip().isEmpty()) {
            return new RecoveryRole(Role.UNKNOWN, "the global cluster says nothing of its VIP");
        }
        Set<String> vipAddresses = hosts.addresses(address.vip().get().host());
        Optional<String> active = synchronizer.flatMap(plugin -> plugin.text(ACTIVE_VIP));
        if (active.isPresent()) {
            Role part = hosts.addresses(active.get()).equals(vipAddresses) ? Role.ACTIVE : Role.STANDBY;
            return new RecoveryRole(
                    part,
                    "the etcd Synchronizer names " + active.get() + " as the active one, and" + vipClause(address));
        }
        return byPlatformAddress(address, vipAddresses, hosts);
    }

    private static String vipClause(PlatformAddress address) {
        return " this cluster's VIP is " + address.vip().map(Vip::host).orElse("not known");
    }

    private static RecoveryRole byPlatformAddress(PlatformAddress address, Set<String> vipAddresses, HostLookup hosts) {
        Optional<String> host = address.url().flatMap(PlatformAddress::host);
        Set<String> platformAddresses = host.map(hosts::addresses).orElse(Set.of());
        if (platformAddresses.isEmpty()) {
            return new RecoveryRole(
                    Role.UNKNOWN,
                    "it is not known here where the platform's address "
                            + address.url().orElse("(none)") + " leads to");
        }
        boolean leadsHere = platformAddresses.stream().anyMatch(vipAddresses::contains);
        return new RecoveryRole(
                leadsHere ? Role.ACTIVE : Role.NOT_ADDRESSED,
                "the platform's address " + host.orElse("") + " leads to " + String.join(", ", platformAddresses)
                        + ", and" + vipClause(address));
    }
}
