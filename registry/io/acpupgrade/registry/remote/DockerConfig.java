package io.acpupgrade.registry.remote;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What {@code docker login} keeps: the accounts in its file, and the credential helpers that the file names. */
public record DockerConfig(Path file) {
    /** In the folder that {@code DOCKER_CONFIG} names, else in {@code ~/.docker}. */
    public static DockerConfig of(Map<String, String> environment) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", environment.getOrDefault("HOME", "/") + "/.docker");
        return new DockerConfig(Path.of(folder).resolve("config.json"));
    }

    /**
     * The account for a registry.
     *
     * @param registry as it was logged in to: {@code host[:port]}
     * @throws IOException where the file cannot be read; what a helper says goes unheard, for it may be a secret
     */
    public Optional<Credentials> find(String registry) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return DockerConfigCredentialRetriever.create(registry, file)
                .retrieve(event -> {})
                .filter(credential -> !credential.isOAuth2RefreshToken())
                .map(DockerConfig::credentials);
    }

    private static Credentials credentials(Credential credential) {
        return new Credentials(credential.getUsername(), credential.getPassword());
    }
}
