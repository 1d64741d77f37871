package io.acpupgrade.registry.remote;

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
public record Patience(Duration connect, Duration stall, int attempts, Duration firstPause, Duration longestPause) {
    /** Long enough for a registry to be restarted, short enough for a night. */
    public static Patience standard() {
        return new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(60), 9, Duration.ofMillis(250), Duration.ofSeconds(15));
    }

    public Patience withStall(Duration limit) {
        return new Patience(connect, limit, attempts, firstPause, longestPause);
    }
}
