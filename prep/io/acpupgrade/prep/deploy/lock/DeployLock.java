package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.lock.LeaseTakeover.Pause;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Write;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The lock on the operator: only one run at a time may change it. */
public final class DeployLock implements AutoCloseable {
    /** A renewal without a response in this time is repeated while the Lease is still valid. */
    private static final Duration RENEWAL_TIMEOUT = Duration.ofSeconds(5);

    private final RunLease lease;
    private final KubernetesApi api;

    private DeployLock(RunLease lease, KubernetesApi api) {
        this.lease = lease;
        this.api = api;
    }

    /** Work that runs while the lock is held. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws Exception;
    }

    /**
     * Takes the lock before anything else is changed. Waits only for holders that may have died; a live holder is an
     * error.
     *
     * @param self identifies this run to others
     * @throws DeployException names the run that holds the lock
     */
    public static DeployLock take(
            KubernetesApi api, OperatorManifests manifests, LockHolder self, DeployLog log, Clocks clocks)
            throws ClusterException, DeployException, InterruptedException {
        ensureNamespace(api, manifests, log);
        return take(api, self, log, clocks);
    }

    /** Work on an API that refuses writes once the lock is lost. */
    @FunctionalInterface
    public interface ExclusiveWork<T> {
        T run(KubernetesApi api) throws Exception;
    }

    /**
     * Runs the work under the lock, on a platform whose namespaces already exist.
     *
     * @throws DeployException where another run holds the lock, or takes it over during the work
     */
    public static <T> T runExclusively(KubernetesApi api, DeployLog log, ExclusiveWork<T> work) throws Exception {
        Clocks clocks = Clocks.system();
        try (DeployLock lock = take(api, LockHolder.self(clocks), log, clocks)) {
            return lock.runWhileHeld(() -> work.run(lock.api()));
        }
    }

    private static DeployLock take(KubernetesApi api, LockHolder self, DeployLog log, Clocks clocks)
            throws ClusterException, DeployException, InterruptedException {
        Pause pause = time -> Thread.sleep(time.toMillis());
        LeaseTakeover takeover =
                new LeaseTakeover(LeaseStore.in(api), self, ProcessTable.ofKernel(), log, clocks, pause);
        // no retries: the next renewal comes soon, and each attempt must know when it began
        RunLease lease = RunLease.take(takeover, LeaseStore.in(api.withoutRetries(RENEWAL_TIMEOUT)))
                .startRenewing();
        return new DeployLock(lease, api.guardedBy(lease.term()));
    }

    /** Describes the current holder; empty where the lock is free. Only reads. */
    public static Optional<Message> currentHolder(KubernetesApi api) throws ClusterException {
        LeaseRecord found = LeaseStore.in(api).read();
        return found.isVacant() ? Optional.empty() : Optional.of(found.describeHolder());
    }

    /** The rights that taking the lock needs. */
    public static List<Right> rights() {
        return List.of(
                RunLease.NAME.right("get"),
                RunLease.NAME.right("update"),
                Right.to("create", ResourceType.LEASES).inNamespace(ProductBase.NAMESPACE));
    }

    /** Creates the Lease's namespace where it is missing, which happens only outside a platform. */
    private static void ensureNamespace(KubernetesApi api, OperatorManifests manifests, DeployLog log)
            throws ClusterException, DeployException {
        Optional<KubernetesObject> namespace = manifests.namespace(ProductBase.NAMESPACE);
        if (namespace.isPresent()
                && api.read(ObjectResolver.nameOf(api, namespace.get())).isEmpty()) {
            log.info(
                    Message.of("lock.created"),
                    Message.verbatim(api.apply(namespace.get(), Conflicts.REPORT, Write.PERSIST)
                            .toString()));
        }
    }

    /** The API, which refuses writes once the lock is lost. */
    public KubernetesApi api() {
        return api;
    }

    /**
     * Runs the work, and interrupts it when the lock is lost.
     *
     * @throws DeployException also where the lock is lost
     */
    public <T> T runWhileHeld(Work<T> work) throws Exception {
        return lease.runWhileHeld(work::run);
    }

    @Override
    public void close() {
        lease.close();
    }
}
