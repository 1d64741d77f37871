package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.auth.AuthorizedRequest;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Capabilities;
import io.acpupgrade.registry.remote.http.Capabilities.Feature;
import io.acpupgrade.registry.remote.http.ContentRefusedException;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Upload sessions (OCI distribution-spec, "Pushing blobs"): one for each attempt, never used again after a failure,
 * because distribution 2.8 forgets a session whose body broke off.
 */
final class BlobUpload {
    private static final int ANSWER_SIZE = 64 << 10;
    private static final long UNKNOWN = -1;
    private static final int CREATED = 201;
    /** Created, and what older registries answer in its place. */
    private static final Set<Integer> STORED = Set.of(200, CREATED, 204);

    private static final Set<Kind> MOUNT_REFUSALS = Set.of(Kind.REJECTED, Kind.DENIED, Kind.UNAUTHORIZED, Kind.FAILED);
    private static final Set<Kind> NOT_CANCELLED_AFTER = Set.of(Kind.UNREACHABLE, Kind.STALLED, Kind.CANCELLED);

    private final AuthorizedTransport transport;
    private final Endpoint endpoint;
    private final Repository repository;
    private final Scope scope;
    private final Capabilities capabilities;

    BlobUpload(AuthorizedTransport transport, Endpoint endpoint, Repository repository) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.repository = repository;
        this.scope = Scope.push(endpoint.nameOf(repository));
        this.capabilities = transport.capabilities();
    }

    /** Links the blob from another repository, or sends it in the session that a refused link leaves open. */
    PushOutcome push(Descriptor blob, Optional<Repository> from, Registry.Body body) throws IOException {
        Optional<BufferedResponse> mount = from.isPresent() ? tryMount(blob, from.get()) : Optional.empty();
        if (mount.isPresent() && mount.get().status() == CREATED) {
            confirm(blob.digest(), mount.get());
            return PushOutcome.MOUNTED;
        }
        URI session = location(mount.isPresent() ? mount.get() : open());
        if (!capabilities.has(Feature.BODY_IN_CLOSING_PUT)) {
            patchWhole(session, blob, body);
        } else if (!putWhole(session, blob, body)) {
            patchWhole(location(open()), blob, body);
            capabilities.markMissing(Feature.BODY_IN_CLOSING_PUT);
        }
        return PushOutcome.SENT;
    }

    /** @return whether it has arrived; not where something before the registry may have dropped what the request held */
    private boolean putWhole(URI session, Descriptor blob, Registry.Body body) throws IOException {
        try {
            BufferedResponse stored = call("PUT", closing(session, blob.digest()), blob.size(), body);
            if (blob.size() > 0 && claimedDigest(stored).equals(Optional.of(Digest.of(new byte[0])))) {
                return false;
            }
            confirm(blob.digest(), stored);
            return true;
        } catch (ContentRefusedException e) {
            cancelled(session, e);
            return false;
        } catch (IOException e) {
            throw cancelled(session, e);
        }
    }

    /** In two requests; what is sent was proven on its way, so whatever else has arrived is not this side's fault. */
    private void patchWhole(URI session, Descriptor blob, Registry.Body body) throws IOException {
        URI open = session;
        try {
            open = location(call("PATCH", session, blob.size(), body));
            confirm(blob.digest(), call("PUT", closing(open, blob.digest())));
        } catch (IOException e) {
            throw cancelled(open, e);
        }
    }

    /** Sends what is made on its way in one stretch, and names it when it has gone. */
    Descriptor push(MediaType type, Registry.Body body) throws IOException {
        if (!capabilities.has(Feature.BODY_OF_UNKNOWN_LENGTH)) {
            return pushMeasured(type, body);
        }
        URI session = location(open());
        Measure measure = new Measure();
        Optional<BufferedResponse> received = tryStreaming(session, out -> measure.write(body, out));
        if (received.isEmpty()) {
            return pushMeasured(type, body);
        }
        Descriptor blob = measure.descriptor(type);
        URI next = location(received.get());
        try {
            confirm(blob.digest(), call("PUT", closing(next, blob.digest())));
            return blob;
        } catch (ContentRefusedException e) {
            cancelled(next, e);
            capabilities.markMissing(Feature.BODY_OF_UNKNOWN_LENGTH);
            return pushMeasured(type, body);
        } catch (RegistryException e) {
            throw cancelled(next, e);
        }
    }

    /** Opens a session and cancels it; one that cannot be cancelled is not worth a failure, for registries drop old ones. */
    void probe() throws IOException {
        URI session = location(open());
        try {
            call("DELETE", session);
        } catch (RegistryException e) {
            if (NOT_CANCELLED_AFTER.contains(e.kind())) {
                throw e;
            }
        }
    }

    /** Nothing where the registry takes no body of unknown length, or none that is so large. */
    private Optional<BufferedResponse> tryStreaming(URI session, Registry.Body body) throws IOException {
        try {
            return Optional.of(call("PATCH", session, UNKNOWN, body));
        } catch (IOException e) {
            IOException rejection = cancelled(session, e);
            if (rejection instanceof RegistryException refusal && refusal.kind() == Kind.REJECTED) {
                return Optional.empty();
            }
            throw rejection;
        }
    }

    /** The blob is made once to be measured and once to be sent. */
    private Descriptor pushMeasured(MediaType type, Registry.Body body) throws IOException {
        Measure measure = new Measure();
        measure.write(body, OutputStream.nullOutputStream());
        Descriptor blob = measure.descriptor(type);
        push(blob, Optional.empty(), body);
        return blob;
    }

    /** Digest and size of what goes by. */
    private static final class Measure {
        private final MessageDigest computation = Digest.newSha256();
        private long size;

        void write(Registry.Body body, OutputStream out) throws IOException {
            computation.reset();
            size = 0;
            body.writeTo(new DigestOutputStream(out, computation) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    super.write(bytes, offset, length);
                    size += length;
                }

                @Override
                public void write(int b) throws IOException {
                    super.write(b);
                    size++;
                }
            });
        }

        Descriptor descriptor(MediaType type) {
            return new Descriptor(type, Digest.of(computation), size);
        }
    }

    private BufferedResponse open() throws IOException {
        return call("POST", endpoint.uploads(repository));
    }

    /** A registry may refuse the very question; then the blob is sent as if it had not been asked. */
    private Optional<BufferedResponse> tryMount(Descriptor blob, Repository from) throws IOException {
        URI uploads = endpoint.uploads(repository);
        URI mount = URI.create(
                uploads + "?mount=" + encoded(blob.digest().toString()) + "&from=" + encoded(endpoint.nameOf(from)));
        try {
            return Optional.of(BufferedResponse.of(
                    transport
                            .request("POST", mount, scope.andPull(endpoint.nameOf(from)))
                            .execute(),
                    ANSWER_SIZE));
        } catch (RegistryException e) {
            if (MOUNT_REFUSALS.contains(e.kind())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private BufferedResponse call(String method, URI url) throws IOException {
        return BufferedResponse.of(transport.request(method, url, scope).execute(), ANSWER_SIZE);
    }

    private BufferedResponse call(String method, URI url, long length, Registry.Body body) throws IOException {
        AuthorizedRequest request = transport.request(method, url, scope);
        request.setStreamingContent(body::writeTo);
        request.setContentLength(length);
        request.setContentType("application/octet-stream");
        return BufferedResponse.of(request.execute(), ANSWER_SIZE);
    }

    /** Where the session goes on, always on the registry's own endpoint: path and query are kept to the letter. */
    private URI location(BufferedResponse answer) throws RegistryException {
        return endpoint.onThisEndpoint(endpoint.resolve(answer.url(), answer.header("Location")));
    }

    private static URI closing(URI session, Digest digest) {
        String separator = session.getRawQuery() == null ? "?" : "&";
        return URI.create(session + separator + "digest=" + encoded(digest.toString()));
    }

    /** Only these statuses say that the blob is there; an answer may name what is there, too. */
    private void confirm(Digest expected, BufferedResponse stored) throws RegistryException {
        if (!STORED.contains(stored.status())) {
            throw RegistryErrors.of(endpoint.blob(repository, expected), stored);
        }
        Optional<Digest> claimed =
                claimedDigest(stored).filter(digest -> digest.algorithm().equals(expected.algorithm()));
        if (claimed.isPresent() && !claimed.get().equals(expected)) {
            throw RegistryErrors.digestMismatch(
                    endpoint.blob(repository, expected), expected, claimed.get().toString());
        }
    }

    private static Optional<Digest> claimedDigest(BufferedResponse stored) {
        return stored.header("Docker-Content-Digest").filter(Digest::isDigest).map(Digest::parse);
    }

    /** Tells the registry that it may forget the session, where it can still be told anything. */
    private <E extends IOException> E cancelled(URI session, E failure) {
        boolean unreachable =
                failure instanceof RegistryException rejection && NOT_CANCELLED_AFTER.contains(rejection.kind());
        if (!unreachable) {
            try {
                call("DELETE", session);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
