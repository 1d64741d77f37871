package io.acpupgrade.prep.target;

import io.acpupgrade.registry.remote.auth.DockerConfig;
import java.io.IOException;
import java.util.Optional;

/** Docker's configuration as a source of credentials. */
public record DockerConfigCredentials(DockerConfig config) implements DockerCredentials {
    @Override
    public String location() {
        return config.file().toString();
    }

    @Override
    public Optional<Account> find(RegistryAddress registry) throws IOException {
        return config.find(registry.authority())
                .map(found -> new Account(found.username(), new Password(found.password())));
    }
}
