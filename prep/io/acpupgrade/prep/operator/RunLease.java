package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.operator.DeployException.Kind;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to be the only run that changes the operator: a Lease that is renewed while the run goes on and given back at
 * its end. One whose holder has gone silent for its whole duration is taken over.
 */
final class RunLease implements AutoCloseable {
    private static final Duration DURATION = Duration.ofSeconds(15);
    private static final Duration RENEWAL = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 3;
    private static final Duration LOOK = Duration.ofSeconds(1);
    static final ObjectName NAME = ObjectName.namespaced(ResourceType.LEASES, ProductBase.NAMESPACE, "acp-upgrade");

    private final KubernetesApi api;
    private final Holder me;
    private final OperatorLog log;
    private final InstantSource clock;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(renewal -> {
        Thread thread = new Thread(renewal, "lease");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Optional<KubernetesObject> held = Optional.empty();
    private volatile Optional<Thread> worker = Optional.empty();
    private volatile boolean lost;

    RunLease(KubernetesApi api, Holder me, OperatorLog log, InstantSource clock) {
        this.api = api;
        this.me = me;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @throws DeployException where another run is at work
     */
    RunLease take() throws ClusterException, DeployException, InterruptedException {
        LeaseRecord found = found();
        if (!found.holder().isEmpty()) {
            found = afterItsHolder(found);
        }
        held = Optional.of(written(found));
        var unused = renewals.scheduleAtFixedRate(
                this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private LeaseRecord found() throws ClusterException {
        return api.read(NAME).map(LeaseRecord::new).orElseGet(() -> LeaseRecord.vacant(NAME));
    }

    /** Clocks of two machines may differ, so that a stale look alone is not believed: it has to stay silent. */
    private LeaseRecord afterItsHolder(LeaseRecord found)
            throws ClusterException, DeployException, InterruptedException {
        Optional<Holder> other = Holder.parse(found.holder());
        if (other.isPresent() && other.get().isDeadNeighbourOf(me)) {
            log.say("Lease", "taken over from " + other.get() + ", which has ended without giving it back");
            return found;
        }
        if (found.wasRenewedWithin(DURATION, clock.instant())) {
            throw busy(found);
        }
        log.say(
                "Lease",
                "held by " + words(found) + " and not renewed: taking it over if it stays silent for "
                        + DURATION.toSeconds() + " s");
        Deadline silence = Deadline.in(DURATION, clock);
        LeaseRecord now = found;
        while (!silence.isOver()) {
            Thread.sleep(silence.atMost(LOOK).toMillis());
            now = found();
            if (now.holder().isEmpty()) {
                return now;
            }
            if (!now.heartbeat().equals(found.heartbeat())) {
                throw busy(now);
            }
        }
        log.say("Lease", "taken over from " + words(found));
        return now;
    }

    private static String words(LeaseRecord record) {
        return Holder.parse(record.holder()).map(Holder::toString).orElse("'" + record.holder() + "'");
    }

    private static DeployException busy(LeaseRecord found) {
        return new DeployException(
                Kind.FAILED,
                "Another run is at work on this platform: " + words(found),
                List.of(),
                "Let it end, or stop it there. Nothing was changed by this one; a run that has died is taken over after "
                        + DURATION.toSeconds()
                        + " s (kubectl get lease acp-upgrade -n cpaas-system shows who holds it).");
    }

    private KubernetesObject written(LeaseRecord record) throws ClusterException, DeployException {
        KubernetesObject wanted = record.heldBy(me, DURATION, clock.instant());
        try {
            return record.object().resourceVersion().isEmpty() ? api.create(wanted) : api.replace(wanted);
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.CONFLICT) {
                LeaseRecord now = found();
                if (!now.holder().equals(me.identity())) {
                    throw busy(now);
                }
                return now.object();
            }
            throw e;
        }
    }

    private void renew() {
        try {
            if (held.isPresent()) {
                held = Optional.of(written(new LeaseRecord(held.get())));
            }
        } catch (DeployException e) {
            lost = true;
            held = Optional.empty();
            worker.ifPresent(Thread::interrupt);
        } catch (ClusterException e) {
            // the API server may be away for a while; the next renewal tries again
            log.detail("renewing the lease: " + e.getMessage());
        }
    }

    /**
     * Does what must not be done by two: it is broken off when another run takes the Lease away.
     *
     * @throws DeployException also where that has happened
     */
    void guard(Work work) throws ClusterException, InvalidInputException, DeployException, InterruptedException {
        worker = Optional.of(Thread.currentThread());
        try {
            refuseIfLost();
            work.run();
        } catch (InterruptedException | ClusterException e) {
            refuseIfLost();
            throw e;
        } finally {
            worker = Optional.empty();
        }
    }

    /** What a Lease is taken for. */
    @FunctionalInterface
    interface Work {
        void run() throws ClusterException, InvalidInputException, DeployException, InterruptedException;
    }

    private void refuseIfLost() throws DeployException {
        if (lost) {
            throw new DeployException(
                    Kind.FAILED,
                    "Another run has taken over the Lease acp-upgrade while this one was silent for too long",
                    List.of(),
                    "Let it end (kubectl get lease acp-upgrade -n cpaas-system shows who holds it), then look at the"
                            + " platform with upgrade.sh status.");
        }
    }

    /** Gives it back; what cannot be given back runs out by itself. */
    @Override
    public void close() {
        // a renewal that is under way is let through: broken off, nobody would know whether it was written
        renewals.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            var unused = renewals.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            release(ATTEMPTS);
        } catch (ClusterException e) {
            log.detail("giving the lease back: " + e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(int attempts) throws ClusterException {
        LeaseRecord now = found();
        if (!now.holder().equals(me.identity())) {
            return;
        }
        try {
            api.replace(now.released());
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.CONFLICT || attempts == 1) {
                throw e;
            }
            release(attempts - 1);
        }
    }
}
