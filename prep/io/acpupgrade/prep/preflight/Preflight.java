package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Evaluates whether a cluster is ready for an upgrade, by the operator's result and by local checks. It changes
 * nothing.
 *
 * @param packageVersion the version of the package; read only if no version was named or requested
 * @param notices receives lines about what is being waited for
 */
public record Preflight(
        LocalEvaluation evaluation,
        OperatorPoller operator,
        Supplier<Optional<PlatformVersion>> packageVersion,
        Consumer<Message> notices) {
    /**
     * Evaluates the request.
     *
     * @param workload the cluster to upgrade, if that is not the global cluster
     * @throws ClusterException if the request does not fit this cluster, or neither origin can be evaluated
     */
    public PreflightResult evaluate(PreflightRequest request, ClusterReader global, WorkloadCluster workload)
            throws ClusterException, InterruptedException {
        new ManagedClusters(global, operator.shadows()).require(request.cluster());
        return new PreflightRun(this, request, global, workload).result();
    }
}
