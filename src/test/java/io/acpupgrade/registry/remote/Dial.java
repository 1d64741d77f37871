package io.acpupgrade.registry.remote;

import com.google.api.client.http.HttpTransport;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.registry.remote.auth.Login;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.RegistryTls;
import io.acpupgrade.registry.remote.http.Secrets;
import io.acpupgrade.registry.remote.http.ServerTrust;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a test calls a registry; with little patience, so that it need not have much. */
public record Dial(
        Endpoint endpoint,
        ServerTrust trust,
        String serverName,
        Optional<Credentials> credentials,
        TimeoutPolicy patience) {
    private static final int CONNECTIONS = 8;
    private static final TimeoutPolicy LITTLE = new TimeoutPolicy(
            Duration.ofSeconds(10), Duration.ofSeconds(20), 4, Duration.ofMillis(5), Duration.ofMillis(20));

    public static Dial to(InMemoryRegistry registry) {
        return to(registry.origin());
    }

    public static Dial to(String origin) {
        URI url = URI.create(origin);
        Endpoint.Scheme scheme = Endpoint.Scheme.valueOf(url.getScheme().toUpperCase(Locale.ROOT));
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        Endpoint endpoint = new Endpoint(scheme, host, url.getPort(), "", Set.of());
        return new Dial(
                endpoint,
                new ServerTrust.Verified(ServerTrust.Roots.MACHINE_AND_GIVEN, List.of(), Set.of()),
                "",
                Optional.empty(),
                LITTLE);
    }

    public Dial as(String user, String password) {
        return new Dial(endpoint, trust, serverName, Optional.of(new Credentials(user, password)), patience);
    }

    Dial trusting(ServerTrust other) {
        return new Dial(endpoint, other, serverName, credentials, patience);
    }

    public Dial trusting(String authority, String... names) {
        return trusting(
                new ServerTrust.Verified(ServerTrust.Roots.GIVEN, List.of(certificate(authority)), Set.of(names)));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Dial named(String other) {
        return new Dial(endpoint, trust, other, credentials, patience);
    }

    Dial under(String prefix) {
        Endpoint below = new Endpoint(endpoint.scheme(), endpoint.host(), endpoint.port(), prefix, endpoint.aliases());
        return new Dial(below, trust, serverName, credentials, patience);
    }

    public Dial stallingAfter(Duration limit) {
        return new Dial(endpoint, trust, serverName, credentials, patience.withStall(limit));
    }

    Dial waiting(TimeoutPolicy other) {
        return new Dial(endpoint, trust, serverName, credentials, other);
    }

    /** A registry that tries everything once. */
    public RemoteRegistry once() {
        return over(CONNECTIONS);
    }

    private RemoteRegistry over(int connections) {
        try {
            return RemoteRegistry.at(endpoint, trust, serverName, credentials, patience, connections);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The transport that jib's client is given too, which logs in by itself. */
    public HttpTransport transport() {
        try {
            PooledTransport pool =
                    new PooledTransport(new RegistryTls(trust, endpoint, serverName), patience, CONNECTIONS);
            Login login = new Login(endpoint, credentials, pool, System::nanoTime, Secrets.of(credentials));
            return new AuthorizedTransport(pool, endpoint, login);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A registry that tries again. */
    public RetryingRegistry persistently() {
        return persistently((failure, attempt, pause) -> {});
    }

    RetryingRegistry persistently(RetryingRegistry.Listener listener) {
        return new RetryingRegistry(once(), patience, CONNECTIONS, listener);
    }

    /** A registry that is spoken to over one connection only, whatever it takes. */
    public RetryingRegistry overOneConnection() {
        return new RetryingRegistry(over(1), patience, 1, (failure, attempt, pause) -> {});
    }
}
