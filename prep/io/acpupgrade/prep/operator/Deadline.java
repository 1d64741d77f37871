package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.Stopwatch;
import java.time.Duration;

/** Until when something is waited for. */
record Deadline(Stopwatch waited, Duration timeout) {
    static Deadline in(Duration timeout, Clocks clocks) {
        return new Deadline(Stopwatch.startedBy(clocks.nanos()), timeout);
    }

    Duration elapsed() {
        return waited.elapsed();
    }

    boolean isOver() {
        return waited.hasRun(timeout);
    }

    /** How long to wait at the most before the next look, at least a moment. */
    Duration atMost(Duration step) {
        Duration left = timeout.minus(elapsed());
        Duration shorter = left.compareTo(step) < 0 ? left : step;
        return shorter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : shorter;
    }
}
