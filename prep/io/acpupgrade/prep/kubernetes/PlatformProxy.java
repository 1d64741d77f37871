package io.acpupgrade.prep.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform's proxy to the API servers of all its clusters, {@code <platform>/kubernetes/<cluster>}, with one login
 * for all.
 *
 * @param prefix the URL before the cluster's name
 */
public record PlatformProxy(String prefix) {
    private static final Pattern ADDRESS = Pattern.compile("(https?://.+/kubernetes/)[^/]+/?");

    /** The proxy in this API server's URL; empty where there is none. */
    public static Optional<PlatformProxy> of(String server) {
        return Optional.of(ADDRESS.matcher(server))
                .filter(Matcher::matches)
                .map(found -> new PlatformProxy(found.group(1)));
    }

    /** The API server URL of the cluster. */
    public String serverOf(String cluster) {
        return prefix + cluster;
    }
}
