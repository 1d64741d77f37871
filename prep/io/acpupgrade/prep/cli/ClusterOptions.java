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
        return access(surroundings, Optional.empty(), Optional.empty());
    }

    /** Into another cluster, by a file or a context of its own. */
    ClusterAccess access(Surroundings surroundings, Optional<Path> otherFile, Optional<String> otherContext) {
        return new ClusterAccess(
                otherFile.or(() -> kubeconfig).map(surroundings.workingFolder()::resolve),
                otherFile.isPresent() ? otherContext : otherContext.or(() -> context),
                surroundings.environment());
    }

    /** How a command line begins that leads to the same cluster. */
    String kubectl() {
        return kubectl(Optional.empty(), Optional.empty());
    }

    String kubectl(Optional<Path> otherFile, Optional<String> otherContext) {
        Optional<String> file = otherFile.or(() -> kubeconfig).map(Path::toString);
        Optional<String> name = otherFile.isPresent() ? otherContext : otherContext.or(() -> context);
        return "kubectl" + file.map(path -> " --kubeconfig " + quoted(path)).orElse("")
                + name.map(one -> " --context " + quoted(one)).orElse("");
    }

    /** As a shell takes it for one word. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
