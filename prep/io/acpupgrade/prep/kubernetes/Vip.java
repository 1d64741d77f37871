package io.acpupgrade.prep.kubernetes;

import java.util.OptionalInt;

/**
 * The address under which a cluster's control plane is reached: a virtual IP, a load balancer or, for want of both, a
 * node.
 *
 * @param host a host name or an IP address, IPv6 without brackets
 * @param apiPort the port at which a load balancer offers the API server, which is not the registry's
 * @param source the field it was read from
 */
public record Vip(String host, OptionalInt apiPort, String source) {
    public Vip {
        host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** As it stands in a URL. */
    public String urlHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    public Vip(String host, String source) {
        this(host, OptionalInt.empty(), source);
    }
}
