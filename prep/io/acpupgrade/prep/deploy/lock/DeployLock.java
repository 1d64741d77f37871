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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Being the one whose turn it is to change the operator: alone. */
public final class DeployLock implements AutoCloseable {
    /** A renewal that is not answered by then is tried again while the Lease still counts. */
    private static final Duration RENEWAL_TIMEOUT = Duration.ofSeconds(5);

    private final RunLease lease;
    private final KubernetesApi api;

    private DeployLock(RunLease lease, KubernetesApi api) {
        this.lease = lease;
        this.api = api;
    }

    /** What is done in turn. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws Exception;
    }

    /**
     * Waits for nobody but those who may have died: where another run is at work, that is said before anything else is
     * changed.
     *
     * @param self who does it, for other runs
     * @throws DeployException with who is at work
     */
    public static DeployLock take(
            KubernetesApi api, OperatorManifests manifests, LockHolder self, DeployLog log, Clocks clocks)
            throws ClusterException, DeployException, InterruptedException {
        ensureNamespace(api, manifests, log);
        return take(api, self, log, clocks);
    }

    /** What is done alone, by the API server to which nothing is written any more once the turn is lost. */
    @FunctionalInterface
    public interface ExclusiveWork<T> {
        T run(KubernetesApi api) throws Exception;
    }

    /**
     * Takes the turn on a platform that is there with all its namespaces, does the work, and gives the turn back.
     *
     * @throws DeployException with who else is at work; also where the turn is lost meanwhile
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
        // a renewal is tried again soon enough, and has to know when each attempt began
        RunLease lease = RunLease.take(takeover, LeaseStore.in(api.withoutRetries(RENEWAL_TIMEOUT)))
                .startRenewing();
        return new DeployLock(lease, api.guardedBy(lease.term()));
    }

    /** Who has the turn just now, in words; empty where nobody has. Only reads. */
    public static Optional<String> currentHolder(KubernetesApi api) throws ClusterException {
        LeaseRecord found = LeaseStore.in(api).read();
        return found.isVacant() ? Optional.empty() : Optional.of(found.describeHolder());
    }

    /** What taking it needs leave for. */
    public static List<Right> rights() {
        return List.of(
                RunLease.NAME.right("get"),
                RunLease.NAME.right("update"),
                Right.to("create", ResourceType.LEASES).inNamespace(ProductBase.NAMESPACE));
    }

    /** The Lease needs its namespace, which on a platform is there. */
    private static void ensureNamespace(KubernetesApi api, OperatorManifests manifests, DeployLog log)
            throws ClusterException, DeployException {
        Optional<KubernetesObject> namespace = manifests.namespace(ProductBase.NAMESPACE);
        if (namespace.isPresent()
                && api.read(ObjectResolver.nameOf(api, namespace.get())).isEmpty()) {
            log.info(
                    "Created",
                    api.apply(namespace.get(), Conflicts.REPORT, Write.PERSIST).toString());
        }
    }

    /** The API server, where nothing is written any more once the turn is lost. */
    public KubernetesApi api() {
        return api;
    }

    /**
     * Does the work; it is broken off when the turn is lost.
     *
     * @throws DeployException also where that has happened
     */
    public <T> T runWhileHeld(Work<T> work) throws Exception {
        return lease.runWhileHeld(work::run);
    }

    @Override
    public void close() {
        lease.close();
    }
}
