package io.acpupgrade.registry.remote.http;

import java.time.Duration;

/**
 * How long this program waits for the registry.
 *
 * @param connect for a connection
 * @param stall without a byte moving, before an attempt is given up
 * @param attempts at one blob or manifest
 * @param firstPause before the second attempt; each further one is twice as long
 * @param longestPause between two attempts, unless the registry itself asks for more
 */
public record TimeoutPolicy(
        Duration connect, Duration stall, int attempts, Duration firstPause, Duration longestPause) {
    /** Long enough for a registry to be restarted, short enough for a night. */
    public static TimeoutPolicy standard() {
        return new TimeoutPolicy(
                Duration.ofSeconds(10), Duration.ofSeconds(60), 9, Duration.ofMillis(250), Duration.ofSeconds(15));
    }

    public TimeoutPolicy withStall(Duration limit) {
        return new TimeoutPolicy(connect, limit, attempts, firstPause, longestPause);
    }
}
