package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the Kubernetes API is reached, as kubectl does it. */
public final class ClusterOptions {
    @Option(names = "--kubeconfig", paramLabel = "FILE")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(names = "--context", paramLabel = "NAME")
    private Optional<String> contextName = Optional.empty();

    public ClusterAccess access(CliContext context) {
        return access(context, Optional.empty(), Optional.empty());
    }

    /** Into another cluster, by a file or a context of its own. */
    public ClusterAccess access(CliContext context, Optional<Path> otherFile, Optional<String> otherContext) {
        return new ClusterAccess(
                otherFile.or(() -> kubeconfig).map(context.workingFolder()::resolve),
                otherFile.isPresent() ? otherContext : otherContext.or(() -> contextName),
                context.environment());
    }
}
