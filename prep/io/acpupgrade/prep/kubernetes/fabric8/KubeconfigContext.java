package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The selected context of a kubeconfig: one cluster and one user. */
record KubeconfigContext(String name, Context context, Cluster cluster, AuthInfo user) {
    /**
     * Builds fabric8's configuration; runs the exec plugin of the user, if any.
     *
     * @throws IOException whose message says so, where a named file cannot be used
     */
    Config config() throws IOException {
        checkFiles();
        Optional<TokenFile> token = token();
        Config config = parse();
        token.ifPresent(config::setOauthTokenProvider);
        new Impersonation(user).applyTo(config);
        nonBlank(cluster.getProxyUrl()).ifPresent(url -> ApiProxy.override(url, config));
        return config;
    }

    @SuppressWarnings("removal") // what replaces it reads a file, or passes over HTTPS_PROXY
    private Config parse() {
        String written = Serialization.asJson(new ConfigBuilder()
                .withContexts(new NamedContext(context, name))
                .withClusters(new NamedCluster(cluster, context.getCluster()))
                .withUsers(new NamedAuthInfo(context.getUser(), user))
                .build());
        return Config.fromKubeconfig(name, written, null);
    }

    /** Checks the files first, because fabric8 reads them whatever they are; missing ones are reported later. */
    private void checkFiles() throws IOException {
        List<Path> named = Stream.of(
                        nonBlank(cluster.getCertificateAuthority()),
                        nonBlank(user.getClientCertificate()),
                        nonBlank(user.getClientKey()))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        for (Path file : named) {
            try {
                new InputFile(file, InputFile.SMALL).check();
            } catch (IOException e) {
                throw unusable(file, e);
            }
        }
    }

    /** The token file, which fabric8 ignores. */
    private Optional<TokenFile> token() throws IOException {
        Optional<Path> file = nonBlank(user.getTokenFile()).map(Path::of);
        try {
            return file.isPresent()
                    ? Optional.of(TokenFile.open(file.get(), nonBlank(user.getToken())))
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(file.orElseThrow(), e);
        }
    }

    private static IOException unusable(Path file, IOException failure) {
        return new CredentialFileException(
                Message.of("fabric8.named-file", file, UnusableFileException.words(failure)));
    }

    private static Optional<String> nonBlank(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
