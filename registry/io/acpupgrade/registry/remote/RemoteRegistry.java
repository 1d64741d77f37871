package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.PooledHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.io.Closeable;
import java.io.IOException;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A registry across the network.
 *
 * <p>jib's registry client asks for blobs and pushes manifests; upload sessions and the reading of manifests are this
 * package's own (docs/adr/0003). Nothing here tries twice: {@link RetryingRegistry} does.
 */
public final class RemoteRegistry implements Registry, Closeable {
    private static final String ACCEPT =
            MediaType.MANIFESTS.stream().map(MediaType::name).collect(Collectors.joining(", "));
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Endpoint endpoint;
    private final PooledTransport pool;
    private final AuthorizedTransport transport;

    private RemoteRegistry(Endpoint endpoint, PooledTransport pool, AuthorizedTransport transport) {
        this.endpoint = endpoint;
        this.pool = pool;
        this.transport = transport;
    }

    /**
     * A registry that is spoken to only when it is first asked something.
     *
     * @param serverName what TLS asks for in place of the endpoint's host; empty for the host itself
     * @param connections that may be open at a time
     */
    public static RemoteRegistry at(
            Endpoint endpoint,
            Trust trust,
            String serverName,
            Optional<Credentials> credentials,
            Patience patience,
            int connections)
            throws GeneralSecurityException, IOException {
        PooledTransport pool = new PooledTransport(trust, serverName, patience, connections);
        Login login = new Login(endpoint, credentials, pool, InstantSource.system());
        return new RemoteRegistry(endpoint, pool, new AuthorizedTransport(pool, endpoint, login));
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public void ping() throws IOException {
        Answer answer = Answer.of(
                transport.buildRequest("GET", endpoint.ping().toString()).execute(), Manifest.LARGEST);
        if (answer.status() != OK) {
            throw new RegistryException(
                    Kind.REJECTED,
                    "look for a registry at " + endpoint.authority() + ": /v2/ answered with "
                            + RegistryErrors.said(answer),
                    "Check the address (--registry); what answers there is no registry.");
        }
    }

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) throws IOException {
        try {
            return blob.algorithm().equals("sha256") ? jibSize(repository, blob) : ownSize(repository, blob);
        } catch (RegistryException e) {
            throw e.during("ask for blob " + blob + " in " + repository);
        }
    }

    private OptionalLong jibSize(Repository repository, Digest blob) throws IOException {
        try {
            Optional<BlobDescriptor> found = jib(repository).checkBlob(DescriptorDigest.fromDigest(blob.toString()));
            return found.map(descriptor -> OptionalLong.of(descriptor.getSize()))
                    .orElseGet(OptionalLong::empty);
        } catch (com.google.cloud.tools.jib.api.RegistryException | DigestException e) {
            throw rejected(e);
        }
    }

    /** jib knows sha256 alone. */
    private OptionalLong ownSize(Repository repository, Digest blob) throws IOException {
        Answer answer = Answer.of(
                transport
                        .buildRequest("HEAD", endpoint.blob(repository, blob).toString())
                        .execute(),
                0);
        return answer.status() == OK ? answer.length() : OptionalLong.empty();
    }

    @Override
    public Optional<Manifest> manifest(Reference reference) throws IOException {
        try {
            LowLevelHttpRequest request =
                    transport.buildRequest("GET", endpoint.manifest(reference).toString());
            request.addHeader("Accept", ACCEPT);
            Answer answer = Answer.of(request.execute(), Manifest.LARGEST + 1);
            return answer.status() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(ManifestAnswer.read(reference, answer));
        } catch (RegistryException e) {
            throw e.during("ask for manifest " + reference);
        }
    }

    @Override
    public Delivery push(Repository repository, Descriptor blob, Optional<Repository> from, Body body)
            throws IOException {
        try {
            return new BlobUpload(transport, endpoint, repository).push(blob, from, body);
        } catch (RegistryException e) {
            throw e.during("push blob " + blob.digest() + " to " + repository);
        }
    }

    @Override
    public Descriptor push(Repository repository, MediaType type, Body body) throws IOException {
        try {
            return new BlobUpload(transport, endpoint, repository).push(type, body);
        } catch (RegistryException e) {
            throw e.during("push a compressed layer to " + repository);
        }
    }

    @Override
    public void push(Reference reference, Manifest manifest) throws IOException {
        try {
            jib(reference.repository()).pushManifest(RawManifest.of(manifest), reference.tagOrDigest());
        } catch (RegistryException e) {
            throw e.during("push manifest " + reference);
        } catch (com.google.cloud.tools.jib.api.RegistryException e) {
            throw rejected(e).during("push manifest " + reference);
        }
    }

    @Override
    public void probePush(Repository repository) throws IOException {
        try {
            new BlobUpload(transport, endpoint, repository).probe();
        } catch (RegistryException e) {
            throw e.during("open an upload session in " + repository);
        }
    }

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) throws IOException {
        try {
            String url = endpoint.referrers(repository, subject).toString();
            return Answer.of(transport.buildRequest("GET", url).execute(), Manifest.LARGEST)
                            .status()
                    == OK;
        } catch (RegistryException e) {
            if (e.kind() == Kind.REJECTED) {
                return false;
            }
            throw e.during("ask for what refers to " + subject + " in " + repository);
        }
    }

    /** A client that lives no longer than one request, because jib keeps every answer as long as its client lives. */
    private RegistryClient jib(Repository repository) {
        return RegistryClient.factory(
                        EventHandlers.NONE,
                        endpoint.authority(),
                        endpoint.nameOf(repository),
                        new PooledHttpClient(transport))
                .newRegistryClient();
    }

    private static RegistryException rejected(Exception e) {
        RegistryException told = new RegistryException(
                Kind.REJECTED,
                String.valueOf(e.getMessage()),
                "See the registry's log for what it holds against this.");
        told.initCause(e);
        return told;
    }

    /** Breaks off whatever is under way and drops all connections. */
    @Override
    public void close() {
        pool.close();
    }
}
