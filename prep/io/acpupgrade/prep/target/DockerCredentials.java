package io.acpupgrade.prep.target;

import java.io.IOException;
import java.util.Optional;

/** The accounts that {@code docker login} and credential helpers store on this machine. */
public interface DockerCredentials {
    /** The configuration file, for messages. */
    String location();

    /** The account for this registry, if any. */
    Optional<Account> find(RegistryAddress registry) throws IOException;
}
