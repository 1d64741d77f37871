package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import io.acpupgrade.prep.text.ShellCommand;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the API of a workload cluster is reached, for checks that look into it. */
@UsedOnlyWith("--preflight")
final class WorkloadOptions {
    @UsedOnlyWith("--cluster")
    @Option(
            names = "--cluster-kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig of the workload cluster (default: what the platform keeps for it).")
    private Optional<Path> kubeconfig = Optional.empty();

    @UsedOnlyWith("--cluster")
    @Option(
            names = "--cluster-context",
            paramLabel = "NAME",
            description = "The context for the workload cluster, in that file or else in --kubeconfig.")
    private Optional<String> context = Optional.empty();

    /** Whether somebody said how to reach it. */
    boolean isGiven() {
        return kubeconfig.isPresent() || context.isPresent();
    }

    /** The same way in another command. */
    ShellCommand addTo(ShellCommand command, CliContext surroundings) {
        ShellCommand filed = kubeconfig
                .map(file -> command.option(
                        "--cluster-kubeconfig",
                        Invocation.absolute(surroundings, file).toString()))
                .orElse(command);
        return context.map(name -> filed.option("--cluster-context", name)).orElse(filed);
    }

    /** The way that was said; what was not is as for the global cluster. */
    ClusterAccess access(ClusterOptions global, CliContext surroundings) {
        return global.access(surroundings, kubeconfig, context);
    }
}
