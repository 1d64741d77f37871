package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The Lease that makes this the only run that changes the operator. It is renewed in the background and released at the
 * end.
 */
public final class RunLease implements AutoCloseable {
    public static final ObjectName NAME =
            ObjectName.namespaced(ResourceType.LEASES, ProductBase.NAMESPACE, "acp-upgrade");
    private static final Duration RENEW_INTERVAL = Duration.ofSeconds(4);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(1);
    private static final int RELEASE_ATTEMPTS = 3;

    private final LeaseStore store;
    private final LockHolder self;
    private final DeployLog log;
    private final InstantSource clock;
    private final LeaseTerm term;
    private final Thread worker = Thread.currentThread();
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("lease"));

    private LeaseRecord held;

    private RunLease(
            LeaseStore store, LockHolder self, DeployLog log, Clocks clocks, LeaseRecord held, LeaseTerm term) {
        this.store = store;
        this.self = self;
        this.log = log;
        this.clock = clocks.wall();
        this.held = held;
        this.term = term;
    }

    /**
     * Acquires the Lease for the calling thread.
     *
     * @param store renews and releases the Lease
     * @throws DeployException where another run is at work
     */
    static RunLease take(LeaseTakeover takeover, LeaseStore store)
            throws ClusterException, DeployException, InterruptedException {
        LeaseRecord free = takeover.awaitFree();
        LeaseTerm term = new LeaseTerm(takeover.clocks().monotonic(), LeaseRecord.DEFAULT_DURATION);
        LeaseRecord held = writeAsHolder(
                takeover.store(), free, takeover.self(), takeover.clocks().wall());
        return new RunLease(store, takeover.self(), takeover.log(), takeover.clocks(), held, term);
    }

    private static LeaseRecord writeAsHolder(LeaseStore store, LeaseRecord record, LockHolder self, InstantSource clock)
            throws ClusterException, DeployException {
        try {
            return store.write(record.heldBy(self, clock.instant()));
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.CONFLICT) {
                throw e;
            }
            LeaseRecord now = store.read();
            if (!now.isHeldBy(self)) {
                throw LeaseTakeover.busy(now);
            }
            // our own write whose response was lost, or someone's annotation
            return now;
        }
    }

    /** Starts the renewals. */
    RunLease startRenewing() {
        var unused = renewals.scheduleWithFixedDelay(
                this::renew, RENEW_INTERVAL.toMillis(), RENEW_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    void renew() {
        if (!term.isLost()) {
            tryRenewal();
        }
        if (term.isLost()) {
            renewals.shutdown();
            worker.interrupt();
        }
    }

    private void tryRenewal() {
        Stopwatch started = term.startRenewal();
        try {
            held = writeAsHolder(store, held, self, clock);
            term.renewedAt(started);
        } catch (DeployException e) {
            term.markLost(Message.of("lock.taken-over-by-another"));
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                term.markLost(Message.of("lock.deleted"));
            }
            // the API server may be down for a while; the next renewal tries again
            log.detail(Message.of("lock.renewing", Message.of(e)));
        }
    }

    LeaseTerm term() {
        return term;
    }

    /**
     * Runs the work, and interrupts it when the Lease is lost.
     *
     * @throws DeployException also where the Lease is lost
     */
    <T> T runWhileHeld(Work<T> work) throws Exception {
        term.requireHeld();
        try {
            return work.run();
        } catch (Exception e) {
            if (term.isLost()) {
                var unused = Thread.interrupted();
                term.requireHeld();
            }
            throw e;
        }
    }

    /** Work that runs while the Lease is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** Releases the Lease; one that cannot be released expires by itself. */
    @Override
    public void close() {
        // let a renewal in progress finish: after an interrupt, it would be unknown whether it was written
        renewals.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            var unused = renewals.awaitTermination(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            release(RELEASE_ATTEMPTS);
        } catch (ClusterException e) {
            log.detail(Message.of("lock.releasing", Message.of(e)));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(int attempts) throws ClusterException {
        LeaseRecord now = store.read();
        if (!now.isHeldBy(self)) {
            return;
        }
        try {
            store.write(now.released());
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.CONFLICT || attempts == 1) {
                throw e;
            }
            release(attempts - 1);
        }
    }
}
