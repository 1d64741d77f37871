package io.acpupgrade.prep.cluster;

import io.acpupgrade.file.InputFile;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The account that Kubernetes gives to the pod in which this program may run. */
record ServiceAccount(Path folder, Map<String, String> environment) {
    boolean isPresent() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST") && Files.isReadable(token());
    }

    Config read() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + host() + ":" + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"))
                .withCaCertFile(folder.resolve("ca.crt").toString())
                // asked for each time, because Kubernetes renews the file under a running pod
                .withOauthTokenProvider(this::readToken)
                .build();
    }

    private String host() {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private Path token() {
        return folder.resolve("token");
    }

    private String readToken() {
        try {
            return new InputFile(token(), InputFile.SMALL).text().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
