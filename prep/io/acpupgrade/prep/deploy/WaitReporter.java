package io.acpupgrade.prep.deploy;

import io.acpupgrade.problem.Message;
import java.time.Duration;

/** Reports what a run is waiting for: on each change, and once a minute. */
public final class WaitReporter {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final DeployLog log;
    private final Message heading;
    private final Deadline deadline;
    private Message lastReported = Message.NONE;
    private Duration lastReportedAt = Duration.ZERO;

    public WaitReporter(DeployLog log, Message heading, Deadline deadline) {
        this.log = log;
        this.heading = heading;
        this.deadline = deadline;
    }

    public void report(Message state) {
        Duration elapsed = deadline.elapsed();
        boolean changed = !state.equals(lastReported);
        if (changed || elapsed.minus(lastReportedAt).compareTo(INTERVAL) >= 0) {
            log.info(heading, changed ? state : Message.of("deploy.still-waiting", state, elapsed.toMinutes()));
            lastReported = state;
            lastReportedAt = elapsed;
        }
    }
}
