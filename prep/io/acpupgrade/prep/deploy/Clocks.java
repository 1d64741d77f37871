package io.acpupgrade.prep.deploy;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a run.
 *
 * @param day the time of day, for what others read; it may be set while the run goes on, and differs between machines
 * @param nanos a clock that nobody sets, for all that lasts
 */
public record Clocks(InstantSource day, LongSupplier nanos) {
    public static Clocks system() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
