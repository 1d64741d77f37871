package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.kubernetes.Stopwatch;
import java.time.Duration;

/** The end of a wait. */
public record Deadline(Stopwatch stopwatch, Duration timeout) {
    public static Deadline in(Duration timeout, Clocks clocks) {
        return new Deadline(Stopwatch.startedBy(clocks.monotonic()), timeout);
    }

    Duration elapsed() {
        return stopwatch.elapsed();
    }

    public boolean isOver() {
        return stopwatch.hasRun(timeout);
    }

    /** The time left, at most one step and at least a millisecond. */
    public Duration atMost(Duration step) {
        Duration left = timeout.minus(elapsed());
        Duration shorter = left.compareTo(step) < 0 ? left : step;
        return shorter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : shorter;
    }
}
