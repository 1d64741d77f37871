package io.acpupgrade.prep.preflight.advisory;

import java.util.Set;

/** Asks the name service of this machine. */
@FunctionalInterface
public interface HostLookup {
    /** The IP addresses that a host name leads to, an address to itself; none where nobody knows the name. */
    Set<String> addresses(String host);
}
