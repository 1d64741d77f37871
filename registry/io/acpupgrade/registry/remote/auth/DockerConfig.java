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

/** What {@code docker login} keeps: the accounts in its file, and the credential helpers that the file names. */
public record DockerConfig(Path file) {
    private static final int DEFAULT_PORT = 443;
    private static final JsonMapper JSON = new JsonMapper();

    /** In the folder that {@code DOCKER_CONFIG} names, else in {@code ~/.docker}. */
    public static DockerConfig of(Map<String, String> environment) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", environment.getOrDefault("HOME", "/") + "/.docker");
        return new DockerConfig(Path.of(folder).resolve("config.json"));
    }

    /**
     * The account for a registry, however its host is spelled here and there.
     *
     * @param registry {@code host[:port]}
     * @throws IOException where the file cannot be read; what a helper says goes unheard, for it may be a secret
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

    /** As it is asked for, and as the file spells the same place. */
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

    /** Docker writes some as URLs. */
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

    /** jib does not expect a file that is damaged; its message may hold what was in it. */
    private Optional<Credentials> findExactly(String registry) throws IOException {
        try {
            return DockerConfigCredentialRetriever.create(registry, file)
                    .retrieve(event -> {})
                    .filter(credential -> !credential.isOAuth2RefreshToken())
                    .map(DockerConfig::credentials);
        } catch (RuntimeException e) {
            throw new IOException("the account of " + registry + " in it cannot be read");
        }
    }

    private static Credentials credentials(Credential credential) {
        return new Credentials(credential.getUsername(), credential.getPassword());
    }
}
