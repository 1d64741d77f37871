package io.acpupgrade.prep.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address of a managed cluster's API server.
 *
 * @param path the prefix of API paths, for an API server behind a proxy; empty, or with a leading slash
 */
public record ApiServerAddress(Vip vip, String path) {
    private static final int DEFAULT_PORT = 6443;

    /** Address types in TKE's order of preference; the last two are those of a Kubernetes node. */
    private static final List<String> TYPES = List.of("Internal", "Advertise", "Real", "InternalIP", "ExternalIP");

    /** Reads the object's addresses, else its VIP; empty where it has neither. */
    public static Optional<ApiServerAddress> of(FieldReader cluster) {
        return TYPES.stream()
                .flatMap(type -> addresses(cluster, type))
                .findFirst()
                .or(() -> ManagedCluster.parse(cluster.json()).vip().map(vip -> new ApiServerAddress(vip, "")));
    }

    private static Stream<ApiServerAddress> addresses(FieldReader cluster, String type) {
        return cluster.list("/status/addresses").stream()
                .filter(address -> address.textOrEmpty("/type").equals(type))
                .filter(address -> address.text("/host").isPresent())
                .map(address -> new ApiServerAddress(
                        new Vip(
                                address.textOrEmpty("/host"),
                                address.positiveNumber("/port"),
                                "status.addresses[type=" + type + "]"),
                        address.textOrEmpty("/path").replaceAll("/+$", "")));
    }

    public String url() {
        return "https://" + vip.urlHost() + ":" + vip.apiPort().orElse(DEFAULT_PORT) + path;
    }
}
