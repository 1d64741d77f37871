package io.acpupgrade.prep.deploy;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a run.
 *
 * @param wall the time of day, for timestamps that others read; it may be adjusted during a run and differs between
 *     machines
 * @param monotonic a clock that only moves forward, for measuring durations
 */
public record Clocks(InstantSource wall, LongSupplier monotonic) {
    public static Clocks system() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
