package io.acpupgrade.prep.kubernetes;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long something has lasted, by a clock that nobody sets: the time of day may step by an hour while a run goes on.
 *
 * @param nanos that clock, which has no zero; {@link System#nanoTime} in life
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
