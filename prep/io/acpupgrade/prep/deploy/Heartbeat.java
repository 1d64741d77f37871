package io.acpupgrade.prep.deploy;

import java.time.Duration;

/** Tells an operator who waits what for: when that changes, and each minute. */
public final class Heartbeat {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final OperatorLog log;
    private final String heading;
    private final Deadline deadline;
    private String said = "";
    private Duration last = Duration.ZERO;

    public Heartbeat(OperatorLog log, String heading, Deadline deadline) {
        this.log = log;
        this.heading = heading;
        this.deadline = deadline;
    }

    public void state(String words) {
        Duration elapsed = deadline.elapsed();
        boolean changed = !words.equals(said);
        if (changed || elapsed.minus(last).compareTo(INTERVAL) >= 0) {
            log.say(heading, words + (changed ? "" : " (for " + elapsed.toMinutes() + " min)"));
            said = words;
            last = elapsed;
        }
    }
}
