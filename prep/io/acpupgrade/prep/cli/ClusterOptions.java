package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterAccess;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the Kubernetes API is reached, as kubectl does it. */
final class ClusterOptions {
    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "As for kubectl (default: KUBECONFIG, ~/.kube/config, the pod's service account).")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(names = "--context", paramLabel = "NAME", description = "The context of the kubeconfig to use.")
    private Optional<String> context = Optional.empty();

    ClusterAccess access(Surroundings surroundings) {
        return new ClusterAccess(
                kubeconfig.map(surroundings.workingFolder()::resolve), context, surroundings.environment());
    }
}
