package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.kubernetes.WriteGuard;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long this run may rely on its Lease. Only its own renewals prove that it holds the Lease: when the last one is
 * older than the lease duration (the process was paused or cut off), another run may have taken over, and writes are
 * refused. A later renewal proves that none did, because it fails where the Lease was changed in between.
 */
final class LeaseTerm implements WriteGuard {
    private static final Message REMEDY = Message.of("lock.let-the-holder-end");

    private final LongSupplier nanos;
    private final Duration duration;
    private Stopwatch sinceRenewal;
    private Optional<Message> loss = Optional.empty();

    LeaseTerm(LongSupplier nanos, Duration duration) {
        this.nanos = nanos;
        this.duration = duration;
        this.sinceRenewal = Stopwatch.startedBy(nanos);
    }

    /** Starts timing a renewal, before the request is sent. */
    Stopwatch startRenewal() {
        return Stopwatch.startedBy(nanos);
    }

    synchronized void renewedAt(Stopwatch started) {
        sinceRenewal = started;
    }

    synchronized void markLost(Message why) {
        loss = loss.or(() -> Optional.of(why));
    }

    synchronized boolean isLost() {
        return loss.isPresent();
    }

    /** Refuses the write where the Lease is lost or overdue; checked for each attempt. */
    @Override
    public synchronized void beforeWrite() throws ClusterException {
        if (isLost()) {
            throw new ClusterException(ClusterException.Kind.FAILED, lossMessage(), REMEDY);
        }
        if (sinceRenewal.hasRun(duration)) {
            throw new ClusterException(ClusterException.Kind.BUSY, overdueMessage(), REMEDY);
        }
    }

    /** Fails where the Lease is lost. */
    synchronized void requireHeld() throws DeployException {
        if (isLost()) {
            throw new DeployException(Kind.FAILED, lossMessage(), List.of(), REMEDY);
        }
    }

    /** A temporary failure: renewals continue meanwhile. */
    private Message overdueMessage() {
        return Message.of("lock.overdue", Durations.waited(sinceRenewal.elapsed()), Durations.waited(duration));
    }

    private Message lossMessage() {
        return Message.of("lock.lost", loss.orElse(Message.NONE));
    }
}
