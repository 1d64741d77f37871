package io.acpupgrade.registry.remote;

import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.PooledHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.auth.AuthorizedRequest;
import io.acpupgrade.registry.remote.auth.Login;
import io.acpupgrade.registry.remote.http.Access;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.RegistryTls;
import io.acpupgrade.registry.remote.http.Scope;
import io.acpupgrade.registry.remote.http.Secrets;
import io.acpupgrade.registry.remote.http.ServerTrust;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A registry over HTTP.
 *
 * <p>jib's registry client pushes manifests; blobs and manifest reads use this package's own requests (docs/adr/0003).
 * Nothing here retries; {@link RetryingRegistry} does.
 */
public final class RemoteRegistry implements Registry, Closeable {
    private static final String ACCEPT =
            MediaType.MANIFESTS.stream().map(MediaType::name).collect(Collectors.joining(", "));
    private static final int PING_SIZE = 64 << 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Endpoint endpoint;
    private final PooledTransport pool;
    private final AuthorizedTransport transport;
    private final Secrets secrets;
    private final Access access;

    private RemoteRegistry(
            Endpoint endpoint, PooledTransport pool, AuthorizedTransport transport, Secrets secrets, Access access) {
        this.endpoint = endpoint;
        this.pool = pool;
        this.transport = transport;
        this.secrets = secrets;
        this.access = access;
    }

    /**
     * Creates a registry that connects on the first request.
     *
     * @param serverName for TLS in place of the endpoint's host; empty for that host
     * @param connections the maximum number of open connections
     */
    public static RemoteRegistry at(
            Endpoint endpoint,
            ServerTrust trust,
            String serverName,
            Optional<Credentials> credentials,
            TimeoutPolicy timeouts,
            int connections)
            throws GeneralSecurityException, IOException {
        PooledTransport pool = new PooledTransport(new RegistryTls(trust, endpoint, serverName), timeouts, connections);
        Secrets secrets = Secrets.of(credentials);
        Login login = new Login(endpoint, credentials, pool, System::nanoTime, secrets);
        return new RemoteRegistry(
                endpoint, pool, new AuthorizedTransport(pool, endpoint, login), secrets, Access.WRITE);
    }

    /** Returns the same registry and connections, with remedies for this kind of run. */
    public RemoteRegistry forAccess(Access wanted) {
        return new RemoteRegistry(endpoint, pool, transport, secrets, wanted);
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public void ping() throws IOException {
        redacting(() -> {
            AuthorizedRequest request = transport.request("GET", endpoint.ping(), Scope.none());
            request.describeRefusalsWith(
                    (url, refusal) -> RegistryErrors.of(url, refusal).during(Message.of("remote.ping")));
            BufferedResponse answer = BufferedResponse.of(request.execute(), PING_SIZE);
            if (answer.text().stripLeading().startsWith("<")) {
                throw RegistryErrors.notARegistry(endpoint.ping(), answer, RegistryErrors.PAGE);
            }
            if (answer.status() != OK) {
                throw new RegistryException(
                                Kind.REJECTED,
                                Message.of(
                                        "during",
                                        NetworkErrors.withoutQuery(endpoint.ping()),
                                        RegistryErrors.describe(answer)),
                                Message.of("remote.check-address"))
                        .during(Message.of("remote.ping"));
            }
            return true;
        });
    }

    @Override
    public void requireOpen() throws IOException {
        pool.requireOpen();
    }

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) throws IOException {
        return redacting(
                Message.of("remote.ask-for-blob", blob, repository),
                () -> new BlobLookup(transport, endpoint, repository).size(blob));
    }

    @Override
    public boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException {
        return redacting(
                Message.of("remote.read-blob", blob.digest(), repository),
                () -> new BlobDownload(transport, endpoint, repository).pull(blob, receiver));
    }

    @Override
    public Optional<Manifest> manifest(Reference reference) throws IOException {
        return redacting(Message.of("remote.ask-for-manifest", reference), () -> {
            AuthorizedRequest request =
                    transport.request("GET", endpoint.manifest(reference), pull(reference.repository()));
            request.addHeader("Accept", ACCEPT);
            BufferedResponse answer = BufferedResponse.of(request.execute(), Manifest.MAX_SIZE + 1);
            return answer.status() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ManifestResponse.read(endpoint, reference, answer));
        });
    }

    @Override
    public PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body)
            throws IOException {
        return redacting(
                Message.of("remote.push-blob", blob.digest(), repository),
                () -> new BlobUpload(transport, endpoint, repository).push(blob, from, body));
    }

    @Override
    public Descriptor push(Repository repository, MediaType type, Body body) throws IOException {
        return redacting(
                Message.of("remote.push-layer", repository),
                () -> new BlobUpload(transport, endpoint, repository).push(type, body));
    }

    @Override
    public void push(Reference reference, Manifest manifest) throws IOException {
        redacting(Message.of("remote.push-manifest", reference), () -> {
            try {
                jib(reference.repository()).pushManifest(RawManifest.of(manifest), reference.tagOrDigest());
            } catch (com.google.cloud.tools.jib.api.RegistryException e) {
                throw rejected(e);
            }
            return true;
        });
    }

    @Override
    public void probePush(Repository repository) throws IOException {
        redacting(Message.of("remote.open-upload", repository), () -> {
            new BlobUpload(transport, endpoint, repository).probe();
            return true;
        });
    }

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) throws IOException {
        return redacting(Message.of("remote.ask-for-referrers", subject, repository), () -> {
            try {
                AuthorizedRequest request =
                        transport.request("GET", endpoint.referrers(repository, subject), pull(repository));
                return BufferedResponse.of(request.execute(), Manifest.MAX_SIZE).status() == OK;
            } catch (RegistryException e) {
                if (e.kind() == Kind.REJECTED) {
                    return false;
                }
                throw e;
            }
        });
    }

    private Scope pull(Repository repository) {
        return Scope.pull(endpoint.nameOf(repository));
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    private <T> T redacting(Message action, Call<T> call) throws IOException {
        return redacting(() -> {
            try {
                return call.run();
            } catch (RegistryException e) {
                throw e.during(action);
            }
        });
    }

    /** Runs a request and removes secrets from its failure; every request passes here. */
    private <T> T redacting(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (RegistryException e) {
            throw secrets.redacted(access.withRemedy(e));
        }
    }

    /** Creates a client for one request: jib keeps every response for the life of its client. */
    private RegistryClient jib(Repository repository) {
        return RegistryClient.factory(
                        EventHandlers.NONE,
                        endpoint.authority(),
                        endpoint.nameOf(repository),
                        new PooledHttpClient(transport.with(Scope.push(endpoint.nameOf(repository)))))
                .newRegistryClient();
    }

    private static RegistryException rejected(Exception e) {
        RegistryException told = new RegistryException(Kind.REJECTED, Message.of(e), Message.of("http.see-reason"));
        told.initCause(e);
        return told;
    }

    /** Cancels running requests and closes all connections. */
    @Override
    public void close() {
        pool.close();
    }
}
