package io.acpupgrade.registry.remote.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.remote.http.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the credentials stored by {@code docker login}, in its file or in the credential helpers that the file names.
 */
public record DockerConfig(Path file) {
    private static final int DEFAULT_PORT = 443;
    private static final JsonMapper JSON = new JsonMapper();

    /** Locates the file: in {@code DOCKER_CONFIG}, else in {@code ~/.docker}. */
    public static DockerConfig of(Map<String, String> environment) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", environment.getOrDefault("HOME", "/") + "/.docker");
        return new DockerConfig(Path.of(folder).resolve("config.json"));
    }

    /**
     * Finds the credentials for a registry, whatever the spelling of its host.
     *
     * @param registry {@code host[:port]}
     * @throws IOException when the file cannot be read; a helper's output is not shown, because it may be a secret
     */
    public Optional<Credentials> find(String registry) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        for (String spelling : spellings(registry)) {
            Optional<Credentials> found = findExactly(spelling);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the requested name and all names of the same host and port in the file. */
    private Set<String> spellings(String registry) throws IOException {
        Set<String> spellings = new LinkedHashSet<>(List.of(registry));
        Optional<HostAndPort> wanted = place(registry);
        JsonNode json = JSON.readTree(new InputFile(file, InputFile.SMALL).read());
        for (String section : List.of("auths", "credHelpers")) {
            List<String> names = new ArrayList<>();
            json.path(section).fieldNames().forEachRemaining(names::add);
            names.stream()
                    .map(DockerConfig::authority)
                    .filter(name -> wanted.isPresent() && place(name).equals(wanted))
                    .forEach(spellings::add);
        }
        return spellings;
    }

    /** Returns the authority; Docker writes some names as URLs. */
    private static String authority(String name) {
        String bare = name.substring(name.indexOf("://") < 0 ? 0 : name.indexOf("://") + "://".length());
        return bare.indexOf('/') < 0 ? bare : bare.substring(0, bare.indexOf('/'));
    }

    private static Optional<HostAndPort> place(String authority) {
        try {
            return Optional.of(HostAndPort.parse(authority, DEFAULT_PORT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Looks up one name. jib fails on a damaged file with a message that may contain its content. */
    private Optional<Credentials> findExactly(String registry) throws IOException {
        try {
            return DockerConfigCredentialRetriever.create(registry, file)
                    .retrieve(event -> {})
                    .filter(credential -> !credential.isOAuth2RefreshToken())
                    .map(DockerConfig::credentials);
        } catch (RuntimeException e) {
            throw new UnreadableAccountException(registry);
        }
    }

    private static Credentials credentials(Credential credential) {
        return new Credentials(credential.getUsername(), credential.getPassword());
    }
}
