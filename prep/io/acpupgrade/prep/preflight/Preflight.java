package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.cluster.ClusterException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out whether a cluster may be upgraded, by asking the platform's operator and by looking; changes nothing.
 *
 * @param story is told what is being waited for
 */
public record Preflight(LocalEvaluation evaluation, OperatorQuestion operator, Consumer<String> story) {
    /**
     * Answers the request.
     *
     * @param workload the cluster to be upgraded, where it is another one than the global cluster and can be reached
     * @throws ClusterException where the question makes no sense for this cluster, or nobody can be asked
     */
    public PreflightResult evaluate(PreflightRequest request, ClusterReader global, Optional<ClusterReader> workload)
            throws ClusterException, InterruptedException {
        new ManagedClusters(global, operator.shadows()).require(request.cluster());
        return new PreflightRound(this, request, global, workload).result();
    }
}
