package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
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

    ClusterAccess access(CliContext surroundings) {
        return access(surroundings, Optional.empty(), Optional.empty());
    }

    /** Into another cluster, by a file or a context of its own. */
    ClusterAccess access(CliContext surroundings, Optional<Path> otherFile, Optional<String> otherContext) {
        return new ClusterAccess(
                otherFile.or(() -> kubeconfig).map(surroundings.workingFolder()::resolve),
                otherFile.isPresent() ? otherContext : otherContext.or(() -> context),
                surroundings.environment());
    }
}
