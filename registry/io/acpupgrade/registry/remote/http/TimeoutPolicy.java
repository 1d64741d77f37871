package io.acpupgrade.registry.remote.http;

import java.time.Duration;

/**
 * Timeouts and retries for the registry.
 *
 * @param connect the connection timeout
 * @param stall how long no byte may move
 * @param attempts for one blob or manifest
 * @param firstPause before the second attempt; it doubles with each further one
 * @param longestPause between two attempts, unless the registry asks for more
 */
public record TimeoutPolicy(
        Duration connect, Duration stall, int attempts, Duration firstPause, Duration longestPause) {
    /** The default: long enough to restart a registry, short enough for a maintenance window. */
    public static TimeoutPolicy standard() {
        return new TimeoutPolicy(
                Duration.ofSeconds(10), Duration.ofSeconds(60), 9, Duration.ofMillis(250), Duration.ofSeconds(15));
    }

    public TimeoutPolicy withStall(Duration limit) {
        return new TimeoutPolicy(connect, limit, attempts, firstPause, longestPause);
    }
}
