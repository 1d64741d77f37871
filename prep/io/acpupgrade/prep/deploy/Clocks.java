package io.acpupgrade.prep.deploy;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a run.
 *
 * @param wall the time of day, for what others read; it may be set while the run goes on, and differs between machines
 * @param monotonic a clock that nobody sets, for all that lasts
 */
public record Clocks(InstantSource wall, LongSupplier monotonic) {
    public static Clocks system() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
