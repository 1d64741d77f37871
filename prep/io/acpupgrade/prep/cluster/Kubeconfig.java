package io.acpupgrade.prep.cluster;

import io.acpupgrade.prep.cluster.ClusterException.Kind;
import io.acpupgrade.prep.text.ShellCommand;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kubeconfig file, of which one context is used. */
record Kubeconfig(Path file) {
    Config read(Optional<String> context) throws ClusterException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw unusable("no such file, or not readable by this user", "Correct --kubeconfig or KUBECONFIG.");
        }
        Config config = parsed(context);
        Optional<String> chosen =
                Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName);
        if (!chosen.equals(context.or(() -> chosen)) || chosen.isEmpty()) {
            throw unusable(
                    context.map(name -> "it has no context '" + name + "'").orElse("it has no valid current-context")
                            + ", only: " + contexts(config),
                    "Pass one of these with --context.");
        }
        return config;
    }

    private Config parsed(Optional<String> context) throws ClusterException {
        try {
            Config config = Config.fromKubeconfig(context.orElse(null), file.toFile());
            if (config.getCurrentContext() != null) {
                Impersonation.of(file, config).putInto(config);
            }
            return config;
        } catch (RuntimeException | IOException e) {
            // fabric8 and its YAML reader throw whatever comes; what they say may quote the file, and so a token
            throw unusable(
                    "it cannot be read as a kubeconfig",
                    "See whether `"
                            + ShellCommand.of("kubectl", "config", "view").option("--kubeconfig", file.toString())
                            + "` can read it.");
        }
    }

    private static String contexts(Config config) {
        return config.getContexts().isEmpty()
                ? "(none at all)"
                : config.getContexts().stream()
                        .map(NamedContext::getName)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private ClusterException unusable(String why, String remedy) {
        return new ClusterException(Kind.NOT_CONFIGURED, "Reading the kubeconfig " + file + ": " + why, remedy);
    }
}
