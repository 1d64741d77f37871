package io.acpupgrade.prep.kubernetes.fabric8;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * How often a call to an API server is made, and the pauses between: each is twice as long as the one before, and a
 * little random, so that clients do not return all at once.
 *
 * @param attempts how often at the most
 * @param initialAttempts the same for a server that has not answered yet
 */
public record RetryPolicy(int attempts, int initialAttempts, Duration firstPause, Duration longestPause) {
    /** Outlasts the restart of an API server, which takes about a minute; a mistyped address fails fast. */
    public static RetryPolicy standard() {
        return new RetryPolicy(9, 3, Duration.ofMillis(250), Duration.ofSeconds(20));
    }

    /** The same number of attempts, with pauses of this length. */
    public RetryPolicy withPause(Duration pause) {
        return new RetryPolicy(attempts, initialAttempts, pause, pause);
    }

    IntervalFunction pauses() {
        return IntervalFunction.ofExponentialRandomBackoff(firstPause, 2, 0.2, longestPause);
    }
}
