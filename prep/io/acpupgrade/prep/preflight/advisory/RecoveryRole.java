package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.Vip;
import io.acpupgrade.problem.Message;
import java.util.Optional;
import java.util.Set;

/**
 * The disaster recovery role of this global cluster. The platform's address leads to the active cluster, and the etcd
 * Synchronizer names it.
 *
 * @param explanation how the role was determined, as part of a sentence
 */
record RecoveryRole(Role role, Message explanation) {
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
            return new RecoveryRole(Role.UNKNOWN, Message.of("advisory.no-vip"));
        }
        Vip vip = address.vip().get();
        Set<String> vipAddresses = hosts.addresses(vip.host());
        Optional<String> active = synchronizer.flatMap(plugin -> plugin.text(ACTIVE_VIP));
        if (active.isPresent()) {
            Role part = hosts.addresses(active.get()).equals(vipAddresses) ? Role.ACTIVE : Role.STANDBY;
            return new RecoveryRole(part, Message.of("advisory.role-by-synchronizer", active.get(), vip.host()));
        }
        return byPlatformAddress(address, vip, hosts);
    }

    private static RecoveryRole byPlatformAddress(PlatformAddress address, Vip vip, HostLookup hosts) {
        Optional<String> host = address.url().flatMap(PlatformAddress::host);
        Set<String> platformAddresses = host.map(hosts::addresses).orElse(Set.of());
        if (platformAddresses.isEmpty()) {
            return new RecoveryRole(
                    Role.UNKNOWN,
                    address.url()
                            .map(url -> Message.of("advisory.platform-address-unresolved", url))
                            .orElse(Message.of("advisory.no-platform-address")));
        }
        boolean leadsHere = platformAddresses.stream().anyMatch(hosts.addresses(vip.host())::contains);
        return new RecoveryRole(
                leadsHere ? Role.ACTIVE : Role.NOT_ADDRESSED,
                Message.of("advisory.role-by-address", host.orElse(""), platformAddresses, vip.host()));
    }
}
