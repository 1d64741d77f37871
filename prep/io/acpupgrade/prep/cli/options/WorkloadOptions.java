package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.settings.ClusterSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How the API of a workload cluster is reached, for checks that look into it. */
@UsedOnlyWith("--preflight")
final class WorkloadOptions {
    @UsedOnlyWith("--cluster")
    @Option(names = "--cluster-kubeconfig", paramLabel = "FILE")
    private Optional<Path> kubeconfig = Optional.empty();

    @UsedOnlyWith("--cluster")
    @Option(names = "--cluster-context", paramLabel = "NAME")
    private Optional<String> name = Optional.empty();

    /** The same way in another command. */
    Stream<OwnCommand.Option> options(CliContext context) {
        Stream<OwnCommand.Option> file = kubeconfig
                .map(path -> Invocation.absolute(context, path).toString())
                .map(path -> OwnCommand.Option.of("--cluster-kubeconfig", path))
                .stream();
        return Stream.concat(file, name.map(text -> OwnCommand.Option.of("--cluster-context", text)).stream());
    }

    /** The way that was named; the rest of it is as for the global cluster. */
    Optional<ClusterSource> source(ClusterOptions global, CliContext context) {
        ClusterAccess access = global.access(context, kubeconfig, name);
        return kubeconfig.isPresent() || name.isPresent() ? Optional.of(access::connect) : Optional.empty();
    }
}
