package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.cluster.ClusterException.Kind;
import io.acpupgrade.prep.text.ShellCommand;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kubeconfig file, of which one context is used. */
record Kubeconfig(Path file) {
    Config read(Optional<String> context) throws ClusterException {
        Config config = parsed(text(), context);
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

    /** The context that is used where nobody names one; empty where the file does not say, or can be read only once. */
    Optional<String> currentContext() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Fields document = document(new InputFile(file, InputFile.SMALL).text());
            return document.text("/current-context")
                    .filter(name -> document.list("/contexts").stream()
                            .anyMatch(entry -> entry.textOrEmpty("/name").equals(name)));
        } catch (IOException | RuntimeException e) {
            // it is told of by whoever needs the file
            return Optional.empty();
        }
    }

    private String text() throws ClusterException {
        try {
            return new InputFile(file, InputFile.SMALL).text();
        } catch (IOException e) {
            throw unusable(UnusableFileException.words(e), "Correct --kubeconfig or KUBECONFIG.");
        }
    }

    @SuppressWarnings(
            "removal") // what replaces it opens the file again, which may be a pipe, and takes no byte order mark
    private Config parsed(String text, Optional<String> context) throws ClusterException {
        try {
            Config config = Config.fromKubeconfig(context.orElse(null), text, file.toString());
            if (config.getCurrentContext() != null) {
                Fields document = document(text);
                Impersonation.of(document, config).putInto(config);
                proxyUrl(document, config).ifPresent(url -> ApiProxy.prefer(url, config));
            }
            checkFiles(config);
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

    private static Fields document(String text) throws IOException {
        return new Fields(new YAMLMapper().readTree(text));
    }

    private static Optional<String> proxyUrl(Fields document, Config config) {
        String name = config.getCurrentContext().getContext().getCluster();
        return document.list("/clusters").stream()
                .filter(entry -> entry.textOrEmpty("/name").equals(name))
                .findFirst()
                .flatMap(entry -> entry.text("/cluster/proxy-url"));
    }

    /** The files that it names are read by fabric8, whatever they are; of those that are missing it tells later. */
    private void checkFiles(Config config) throws ClusterException {
        List<Optional<String>> named = List.of(
                Optional.ofNullable(config.getCaCertFile()),
                Optional.ofNullable(config.getClientCertFile()),
                Optional.ofNullable(config.getClientKeyFile()));
        for (Path name : named.stream()
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::exists)
                .toList()) {
            try {
                new InputFile(name, InputFile.SMALL).check();
            } catch (IOException e) {
                throw unusable(
                        "it names the file " + name + ": " + UnusableFileException.words(e),
                        "Correct it in the kubeconfig, or name another kubeconfig with --kubeconfig.");
            }
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
