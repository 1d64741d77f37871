package io.acpupgrade.prep.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the API server of a cluster is that the platform looks after.
 *
 * @param path what stands before the API's own paths, for an API server behind a proxy; empty or with a slash at its start
 */
public record ApiServerAddress(Vip vip, String path) {
    private static final int DEFAULT_PORT = 6443;

    /** The order in which TKE itself tries them; the last two are what ACP calls a node's addresses. */
    private static final List<String> TYPES = List.of("Internal", "Advertise", "Real", "InternalIP", "ExternalIP");

    /** By the object's account of its addresses, else by its VIP; empty where it says neither. */
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
                                "status.addresses, type " + type),
                        address.textOrEmpty("/path").replaceAll("/+$", "")));
    }

    public String url() {
        return "https://" + vip.urlHost() + ":" + vip.apiPort().orElse(DEFAULT_PORT) + path;
    }
}
