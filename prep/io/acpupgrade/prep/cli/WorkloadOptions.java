package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.cluster.LazyCluster;
import io.acpupgrade.prep.cluster.ManagedCluster;
import io.acpupgrade.prep.preflight.ClusterReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the API of a workload cluster is reached, for checks that look into it. */
final class WorkloadOptions {
    @Option(
            names = "--cluster-kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig of a workload cluster, for checks that look into it.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--cluster-context",
            paramLabel = "NAME",
            description = "The context for the workload cluster, in that file or else in --kubeconfig.")
    private Optional<String> context = Optional.empty();

    /** A connection to it, which is not made before something is read; what is not said is as for the global cluster. */
    Connection connection(ClusterOptions global, Surroundings surroundings, TextLog log) {
        return new LazyCluster(global.access(surroundings, kubeconfig, context), log::warn);
    }

    /** What to read in the cluster of this name, where it is a workload cluster and somebody said how to reach it. */
    Optional<ClusterReader> reader(String cluster, ClusterOptions global, Connection connection)
            throws ClusterException {
        boolean isGiven = kubeconfig.isPresent() || context.isPresent();
        return cluster.equals(ManagedCluster.GLOBAL) || !isGiven
                ? Optional.empty()
                : Optional.of(new ClusterReader(connection.api(), global.kubectl(kubeconfig, context)));
    }
}
