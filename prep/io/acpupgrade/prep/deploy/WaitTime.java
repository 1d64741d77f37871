package io.acpupgrade.prep.deploy;

import java.time.Duration;

/** Formats how long a run waited, as in {@code 5 min} or {@code 90 s}. */
public final class WaitTime {
    private static final int MINUTE = 60;

    private WaitTime() {}

    public static String format(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        boolean wholeMinutes = seconds % MINUTE == 0 && seconds > MINUTE;
        return wholeMinutes ? duration.toMinutes() + " min" : seconds + " s";
    }
}
