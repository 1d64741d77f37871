package io.acpupgrade.prep.kubernetes;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures time with a monotonic clock: the wall clock may be adjusted during a run.
 *
 * @param nanos the monotonic clock; {@link System#nanoTime} in production
 */
public record Stopwatch(LongSupplier nanos, long start) {
    public static Stopwatch started() {
        return startedBy(System::nanoTime);
    }

    public static Stopwatch startedBy(LongSupplier nanos) {
        return new Stopwatch(nanos, nanos.getAsLong());
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    public boolean hasRun(Duration time) {
        return elapsed().compareTo(time) >= 0;
    }
}
