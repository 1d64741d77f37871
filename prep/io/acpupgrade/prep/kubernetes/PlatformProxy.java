package io.acpupgrade.prep.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform's own way to the API servers of all its clusters, {@code <platform>/kubernetes/<cluster>}: one address and
 * one login for each of them.
 *
 * @param prefix all before the cluster's name
 */
public record PlatformProxy(String prefix) {
    private static final Pattern ADDRESS = Pattern.compile("(https?://.+/kubernetes/)[^/]+/?");

    /** The proxy that this API server is reached through; empty where it is reached without one. */
    public static Optional<PlatformProxy> of(String server) {
        return Optional.of(ADDRESS.matcher(server))
                .filter(Matcher::matches)
                .map(found -> new PlatformProxy(found.group(1)));
    }

    /** Where the API server of the cluster of this name is. */
    public String serverOf(String cluster) {
        return prefix + cluster;
    }
}
