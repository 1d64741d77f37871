package io.acpupgrade.prep.target;

import io.acpupgrade.prep.target.Trust.SystemStore;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.remote.RemoteRegistry;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.ServerTrust;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How to connect to a registry: the login to send, and the certificates to accept.
 *
 * @param warnings about how the login was given
 */
public record RegistryIdentity(RegistryLogin login, Trust trust, List<Message> warnings) {
    public RegistryIdentity {
        warnings = List.copyOf(warnings);
    }

    /** Whether no login is sent. */
    public boolean isAnonymous() {
        return login instanceof RegistryLogin.Anonymous;
    }

    /**
     * Creates a client for the registry; sends nothing yet.
     *
     * @param connections the maximum number of connections
     */
    public RemoteRegistry connect(RegistryTarget target, TimeoutPolicy timeouts, int connections) throws IOException {
        try {
            return RemoteRegistry.at(
                    endpoint(target),
                    serverTrust(),
                    serverName(target.address()),
                    credentials(),
                    timeouts,
                    connections);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private Endpoint endpoint(RegistryTarget target) {
        RegistryAddress address = target.address();
        Endpoint.Scheme scheme = trust.mode() == TlsMode.PLAIN_HTTP ? Endpoint.Scheme.HTTP : Endpoint.Scheme.HTTPS;
        return new Endpoint(
                scheme,
                address.host(),
                address.port().orElse(scheme.defaultPort()),
                address.prefix().map(prefix -> prefix + "/").orElse(""),
                new HashSet<>(target.certificateNames()));
    }

    private ServerTrust serverTrust() {
        if (trust.mode() != TlsMode.VERIFIED) {
            return new ServerTrust.Unverified();
        }
        boolean includesSystem = trust.anchors().systemStore() == SystemStore.TRUSTED;
        return new ServerTrust.Verified(
                includesSystem ? ServerTrust.Roots.MACHINE_AND_GIVEN : ServerTrust.Roots.GIVEN,
                trust.anchors().certificates(),
                new HashSet<>(trust.acceptedNames()));
    }

    /** The SNI server name, where it differs from the host. */
    private String serverName(RegistryAddress address) {
        return trust.acceptedNames().contains(address.host())
                ? ""
                : trust.acceptedNames().stream().findFirst().orElse("");
    }

    private Optional<Credentials> credentials() {
        if (login instanceof RegistryLogin.Named named) {
            Account account = named.account();
            return Optional.of(
                    new Credentials(account.username(), account.password().reveal()));
        }
        return Optional.empty();
    }
}
