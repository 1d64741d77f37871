package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds out whether a cluster may be upgraded, by asking the platform's operator and by looking; changes nothing.
 *
 * @param packageVersion the version that the package at hand brings, which is asked for where nobody has named or requested one
 * @param notices is told what is being waited for
 */
public record Preflight(
        LocalEvaluation evaluation,
        OperatorPoller operator,
        Supplier<Optional<PlatformVersion>> packageVersion,
        Consumer<String> notices) {
    /**
     * Answers the request.
     *
     * @param workload the cluster to be upgraded, where it is another one than the global cluster
     * @throws ClusterException where the question makes no sense for this cluster, or nobody can be asked
     */
    public PreflightResult evaluate(PreflightRequest request, ClusterReader global, WorkloadCluster workload)
            throws ClusterException, InterruptedException {
        new ManagedClusters(global, operator.shadows()).require(request.cluster());
        return new PreflightRun(this, request, global, workload).result();
    }
}
