package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Vip;
import io.acpupgrade.prep.preflight.CheckContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The platform's addresses, and the VIP of this global cluster.
 *
 * @param url the platform's main URL
 * @param alternatives its alternative URLs
 * @param vip the address of this cluster's control plane
 */
record PlatformAddress(Optional<String> url, List<String> alternatives, Optional<Vip> vip) {
    PlatformAddress {
        alternatives = List.copyOf(alternatives);
    }

    static PlatformAddress readFrom(CheckContext context) throws ClusterException {
        Optional<FieldReader> base = context.global().productBase().map(object -> object.fields());
        Optional<Vip> vip = context.global()
                .read(ObjectName.clusterScoped(ResourceType.CLUSTERS, ManagedCluster.GLOBAL))
                .flatMap(object -> ManagedCluster.parse(object.json()).vip());
        return new PlatformAddress(
                base.flatMap(fields -> fields.text("/spec/platformURL")),
                base.map(fields -> fields.texts("/spec/alternativeURLs")).orElse(List.of()),
                vip);
    }

    /** The host of a URL, IPv6 without brackets; empty if it is not a URL. */
    static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether one of the alternative URLs leads to this cluster's VIP. */
    boolean includesVip() {
        return alternatives.stream().map(PlatformAddress::host).anyMatch(vip.map(Vip::host)::equals);
    }

    /** The alternative URL that this cluster should have. */
    String vipUrl() {
        return "https://" + vip.map(Vip::urlHost).orElse("");
    }
}
