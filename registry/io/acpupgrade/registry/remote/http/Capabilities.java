package io.acpupgrade.registry.remote.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a registry, with whatever stands before it, takes: everything, until it has turned out otherwise. */
public final class Capabilities {
    private final Set<Feature> missing = ConcurrentHashMap.newKeySet();

    /** What HTTP/1.1 and the distribution-spec allow, and some proxies do not know. */
    public enum Feature {
        /** {@code Expect: 100-continue} before a large body. */
        EXPECT_CONTINUE,
        /** A body whose length is not said beforehand. */
        BODY_OF_UNKNOWN_LENGTH,
        /** A blob's bytes in the request that closes its upload session. */
        BODY_IN_CLOSING_PUT
    }

    public boolean has(Feature feature) {
        return !missing.contains(feature);
    }

    public void markMissing(Feature feature) {
        missing.add(feature);
    }
}
