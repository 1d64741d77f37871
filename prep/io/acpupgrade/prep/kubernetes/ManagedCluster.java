package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster that the platform manages ({@code clusters.platform.tkestack.io/v1}), and its addresses.
 *
 * @param addresses all addresses that it lists for itself and its machines
 */
public record ManagedCluster(String name, Optional<Vip> vip, Set<String> addresses) {
    /** The cluster that hosts the platform and manages all others. */
    public static final String GLOBAL = "global";

    private static final String LOAD_BALANCER = "spec.features.ha.thirdParty.vip";
    private static final String KEEPALIVED = "spec.features.ha.tke.vip";
    private static final String FIRST_MACHINE = "spec.machines[0].ip";

    /** Address types in TKE's order of preference. */
    private static final List<String> ADDRESS_TYPES = List.of("Internal", "Advertise", "Real");

    public ManagedCluster {
        addresses = Set.copyOf(addresses);
    }

    /** A cluster without further addresses. */
    public ManagedCluster(String name, Optional<Vip> vip) {
        this(name, vip, Set.of());
    }

    /** Reads the object. */
    public static ManagedCluster parse(JsonNode node) {
        FieldReader json = new FieldReader(node);
        return new ManagedCluster(json.text("/metadata/name").orElse("(none)"), vip(json), addresses(json));
    }

    private static Set<String> addresses(FieldReader json) {
        return Stream.of(
                        json.text("/spec/features/ha/thirdParty/vip").stream(),
                        json.text("/spec/features/ha/tke/vip").stream(),
                        json.list("/spec/machines").stream().flatMap(machine -> machine.text("/ip").stream()),
                        json.list("/status/addresses").stream().flatMap(address -> address.text("/host").stream()))
                .flatMap(hosts -> hosts)
                .collect(Collectors.toSet());
    }

    private static Optional<Vip> vip(FieldReader json) {
        return loadBalancer(json)
                .or(() -> json.text("/spec/features/ha/tke/vip").map(host -> new Vip(host, KEEPALIVED)))
                .or(() -> json.text("/spec/machines/0/ip").map(host -> new Vip(host, FIRST_MACHINE)))
                .or(() -> ADDRESS_TYPES.stream()
                        .flatMap(type -> addresses(json, type))
                        .findFirst());
    }

    private static Optional<Vip> loadBalancer(FieldReader json) {
        return json.text("/spec/features/ha/thirdParty/vip")
                .map(host -> new Vip(host, json.positiveNumber("/spec/features/ha/thirdParty/vport"), LOAD_BALANCER));
    }

    private static Stream<Vip> addresses(FieldReader json, String type) {
        return json.list("/status/addresses").stream()
                .filter(address -> address.text("/type").filter(type::equals).isPresent())
                .flatMap(address -> address.text("/host").stream())
                .map(host -> new Vip(host, "status.addresses[type=" + type + "]"));
    }
}
