package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The service account of the pod in which this program may run. */
record ServiceAccount(Path folder, Map<String, String> environment) {
    boolean isPresent() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST") && Files.isReadable(token());
    }

    Config read() throws ClusterException {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + host() + ":" + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"))
                .withCaCertFile(folder.resolve("ca.crt").toString())
                .withOauthTokenProvider(provider())
                .build();
    }

    private String host() {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private Path token() {
        return folder.resolve("token");
    }

    private TokenFile provider() throws ClusterException {
        try {
            return TokenFile.open(token(), Optional.empty());
        } catch (IOException e) {
            throw new ClusterException(
                    Kind.NOT_CONFIGURED,
                    Message.of("fabric8.reading-token", token(), UnusableFileException.words(e)),
                    Message.of("fabric8.check-service-account"));
        }
    }
}
