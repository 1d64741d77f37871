package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesApi.Conflicts;
import io.acpupgrade.prep.cluster.KubernetesApi.Write;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.operator.LeaseTakeover.Pause;
import java.util.Optional;

/** Being the one whose turn it is to change the operator: alone. */
public final class Turn implements AutoCloseable {
    private final RunLease lease;
    private final KubernetesApi api;

    private Turn(RunLease lease, KubernetesApi api) {
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
     * @param me who does it, for other runs
     * @throws DeployException with who is at work
     */
    public static Turn take(KubernetesApi api, OperatorManifests manifests, Holder me, OperatorLog log, Clocks clocks)
            throws ClusterException, DeployException, InterruptedException {
        makeRoom(api, manifests, log);
        Pause life = time -> Thread.sleep(time.toMillis());
        LeaseTakeover takeover = new LeaseTakeover(LeaseStore.in(api), me, ProcessTable.ofKernel(), log, clocks, life);
        // a renewal is tried again soon enough, and has to know when each attempt began
        RunLease lease = RunLease.take(takeover, LeaseStore.in(api.impatient())).renewing();
        return new Turn(lease, api.guardedBy(lease.term()));
    }

    /** The Lease needs its namespace, which on a platform is there. */
    private static void makeRoom(KubernetesApi api, OperatorManifests manifests, OperatorLog log)
            throws ClusterException, DeployException {
        Optional<KubernetesObject> namespace = manifests.namespace(ProductBase.NAMESPACE);
        if (namespace.isPresent()
                && api.read(Planner.nameOf(api, namespace.get())).isEmpty()) {
            log.say(
                    "Created",
                    api.apply(namespace.get(), Conflicts.REPORT, Write.FOR_REAL).toString());
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
    public <T> T hold(Work<T> work) throws Exception {
        return lease.guard(work::run);
    }

    @Override
    public void close() {
        lease.close();
    }
}
