package io.acpupgrade.prep.preflight.advisory;

import java.util.Set;

/** Resolves host names. */
@FunctionalInterface
public interface HostLookup {
    /** The IP addresses of a host name, or the address itself; empty if the name does not resolve. */
    Set<String> addresses(String host);
}
