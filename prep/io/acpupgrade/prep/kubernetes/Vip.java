package io.acpupgrade.prep.kubernetes;

import java.util.OptionalInt;

/**
 * The address of a cluster's control plane: a virtual IP, a load balancer or, without either, a node.
 *
 * @param host a host name or an IP address, IPv6 without brackets
 * @param apiPort the load balancer's port for the API server, which is not the registry's
 * @param source the field it was read from
 */
public record Vip(String host, OptionalInt apiPort, String source) {
    public Vip {
        host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The host as written in a URL. */
    public String urlHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    public Vip(String host, String source) {
        this(host, OptionalInt.empty(), source);
    }
}
