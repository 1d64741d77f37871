package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesApi.Conflicts;
import io.acpupgrade.prep.cluster.KubernetesApi.Write;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ProductBase;
import java.time.InstantSource;
import java.util.Optional;

/** Being the one whose turn it is to change the operator: alone. */
public final class Turn implements AutoCloseable {
    private final RunLease lease;

    private Turn(RunLease lease) {
        this.lease = lease;
    }

    /**
     * Waits for nobody: where another run is at work, that is said before anything else is changed.
     *
     * @param me who does it, for other runs
     * @throws DeployException with who is at work
     */
    public static Turn take(
            KubernetesApi api, OperatorManifests manifests, Holder me, OperatorLog log, InstantSource clock)
            throws ClusterException, DeployException, InterruptedException {
        makeRoom(api, manifests, log);
        return new Turn(new RunLease(api, me, log, clock).take());
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

    RunLease lease() {
        return lease;
    }

    @Override
    public void close() {
        lease.close();
    }
}
