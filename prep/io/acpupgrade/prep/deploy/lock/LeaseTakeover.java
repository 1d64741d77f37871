package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until a Lease may be taken. Clocks of other machines are not trusted: a holder counts as dead when its process
 * has provably ended, or when the Lease is not renewed for its whole duration by the local clock.
 */
record LeaseTakeover(
        LeaseStore store, LockHolder self, ProcessTable processes, DeployLog log, Clocks clocks, Pause pause) {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** Sleeps between two polls. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * Waits until the Lease is free or expired.
     *
     * @throws DeployException where its holder is alive
     */
    LeaseRecord awaitFree() throws ClusterException, DeployException, InterruptedException {
        LeaseRecord found = store.read();
        if (found.isVacant()) {
            return found;
        }
        Optional<LockHolder> other = LockHolder.parse(found.holder());
        if (other.isPresent() && other.get().hasProvablyEnded(self, processes)) {
            log.info(
                    Message.of("lock.lease"),
                    Message.of("lock.taken-over-from-ended", other.get().description()));
            return found;
        }
        return awaitExpiry(found);
    }

    private LeaseRecord awaitExpiry(LeaseRecord found) throws ClusterException, DeployException, InterruptedException {
        log.info(
                Message.of("lock.lease"),
                Message.of("lock.held", found.describeHolder(), Durations.waited(found.duration())));
        Deadline expiry = Deadline.in(found.duration(), clocks);
        while (true) {
            boolean isLastPoll = expiry.isOver();
            LeaseRecord now = store.read();
            if (now.isVacant()) {
                return now;
            }
            if (!now.renewalState().equals(found.renewalState())) {
                throw busy(now);
            }
            if (isLastPoll) {
                log.info(Message.of("lock.lease"), Message.of("lock.taken-over", found.describeHolder()));
                return now;
            }
            pause.sleep(expiry.atMost(POLL_INTERVAL));
        }
    }

    static DeployException busy(LeaseRecord found) {
        return new DeployException(
                Kind.FAILED,
                Message.of("lock.another-run", found.describeHolder()),
                List.of(),
                Message.of("lock.let-it-end", Durations.waited(found.duration())));
    }
}
