package io.acpupgrade.prep.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when something is waited for. */
record Deadline(InstantSource clock, Instant start, Duration timeout) {
    static Deadline in(Duration timeout, InstantSource clock) {
        return new Deadline(clock, clock.instant(), timeout);
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    boolean isOver() {
        return elapsed().compareTo(timeout) >= 0;
    }

    /** How long to wait at the most before the next look, at least a moment. */
    Duration atMost(Duration step) {
        Duration left = timeout.minus(elapsed());
        Duration shorter = left.compareTo(step) < 0 ? left : step;
        return shorter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : shorter;
    }
}
