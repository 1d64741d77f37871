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
import java.util.function.LongSupplier;

/** Settings of a test's connection to a registry, with short timeouts. */
public record TestConnection(
        Endpoint endpoint,
        ServerTrust trust,
        String serverName,
        Optional<Credentials> credentials,
        TimeoutPolicy timeouts) {
    private static final int CONNECTIONS = 8;
    private static final TimeoutPolicy SHORT_TIMEOUTS = new TimeoutPolicy(
            Duration.ofSeconds(10), Duration.ofSeconds(20), 4, Duration.ofMillis(5), Duration.ofMillis(20));

    public static TestConnection to(InMemoryRegistry registry) {
        return to(registry.origin());
    }

    public static TestConnection to(String origin) {
        URI url = URI.create(origin);
        Endpoint.Scheme scheme = Endpoint.Scheme.valueOf(url.getScheme().toUpperCase(Locale.ROOT));
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        Endpoint endpoint = new Endpoint(scheme, host, url.getPort(), "", Set.of());
        return new TestConnection(
                endpoint,
                new ServerTrust.Verified(ServerTrust.Roots.MACHINE_AND_GIVEN, List.of(), Set.of()),
                "",
                Optional.empty(),
                SHORT_TIMEOUTS);
    }

    public TestConnection as(String user, String password) {
        return new TestConnection(endpoint, trust, serverName, Optional.of(new Credentials(user, password)), timeouts);
    }

    TestConnection trusting(ServerTrust other) {
        return new TestConnection(endpoint, other, serverName, credentials, timeouts);
    }

    public TestConnection trusting(String authority, String... names) {
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

    TestConnection withServerName(String other) {
        return new TestConnection(endpoint, trust, other, credentials, timeouts);
    }

    TestConnection withPrefix(String prefix) {
        Endpoint prefixed =
                new Endpoint(endpoint.scheme(), endpoint.host(), endpoint.port(), prefix, endpoint.aliases());
        return new TestConnection(prefixed, trust, serverName, credentials, timeouts);
    }

    public TestConnection stallingAfter(Duration limit) {
        return new TestConnection(endpoint, trust, serverName, credentials, timeouts.withStall(limit));
    }

    TestConnection withTimeouts(TimeoutPolicy other) {
        return new TestConnection(endpoint, trust, serverName, credentials, other);
    }

    /** A registry without retries. */
    public RemoteRegistry withoutRetries() {
        return withConnections(CONNECTIONS);
    }

    private RemoteRegistry withConnections(int connections) {
        try {
            return RemoteRegistry.at(endpoint, trust, serverName, credentials, timeouts, connections);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authenticated transport that jib's client uses. */
    public HttpTransport transport() {
        return transport(System::nanoTime);
    }

    /** The same, whose tokens age by the given clock. */
    HttpTransport transport(LongSupplier nanoTime) {
        try {
            PooledTransport pool =
                    new PooledTransport(new RegistryTls(trust, endpoint, serverName), timeouts, CONNECTIONS);
            Login login = new Login(endpoint, credentials, pool, nanoTime, Secrets.of(credentials));
            return new AuthorizedTransport(pool, endpoint, login);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A registry with retries. */
    public RetryingRegistry withRetries() {
        return withRetries((failure, attempt, pause) -> {});
    }

    RetryingRegistry withRetries(RetryingRegistry.Listener listener) {
        return new RetryingRegistry(withoutRetries(), timeouts, CONNECTIONS, listener);
    }

    /** A registry with a single connection. */
    public RetryingRegistry overOneConnection() {
        return new RetryingRegistry(withConnections(1), timeouts, 1, (failure, attempt, pause) -> {});
    }
}
