package io.acpupgrade.prep.target;

import java.io.IOException;
import java.util.Optional;

/** The accounts that {@code docker login} and its credential helpers keep on this machine. */
public interface DockerCredentials {
    /** The file they are configured in, for people. */
    String location();

    /** The account for this registry, if there is one. */
    Optional<Account> find(RegistryAddress registry) throws IOException;
}
