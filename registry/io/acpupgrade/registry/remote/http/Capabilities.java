package io.acpupgrade.registry.remote.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The HTTP features that a registry and the proxies before it support; all, until one turns out to be missing. */
public final class Capabilities {
    private final Set<Feature> missing = ConcurrentHashMap.newKeySet();

    /** Features of HTTP/1.1 and the distribution-spec that some proxies do not support. */
    public enum Feature {
        /** {@code Expect: 100-continue} before a large body. */
        EXPECT_CONTINUE,
        /** A body without {@code Content-Length}. */
        BODY_OF_UNKNOWN_LENGTH,
        /** A blob's bytes in the PUT that closes its upload session. */
        BODY_IN_CLOSING_PUT
    }

    public boolean has(Feature feature) {
        return !missing.contains(feature);
    }

    public void markMissing(Feature feature) {
        missing.add(feature);
    }
}
