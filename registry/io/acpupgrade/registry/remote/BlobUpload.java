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
 * Uploads blobs (OCI distribution-spec, "Pushing blobs"): one session per attempt, never reused after a failure,
 * because distribution 2.8 forgets a session whose body was interrupted.
 */
final class BlobUpload {
    private static final int ANSWER_SIZE = 64 << 10;
    private static final long UNKNOWN = -1;
    private static final int CREATED = 201;
    /** 201 Created, and the statuses that older registries send instead. */
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

    /** Mounts the blob from another repository, or uploads it in the session that a refused mount opens. */
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

    /** @return whether it was stored; false when a proxy may have dropped the body of the closing PUT */
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

    /**
     * Uploads with PATCH and PUT. The bytes were verified on the way, so different bytes in the registry are not this
     * side's fault.
     */
    private void patchWhole(URI session, Descriptor blob, Registry.Body body) throws IOException {
        URI open = session;
        try {
            open = location(call("PATCH", session, blob.size(), body));
            confirm(blob.digest(), call("PUT", closing(open, blob.digest())));
        } catch (IOException e) {
            throw cancelled(open, e);
        }
    }

    /** Uploads a body of unknown size in one request and closes the session with its digest. */
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

    /** Opens and cancels a session; a failure to cancel is ignored, because registries expire old sessions. */
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

    /** Streams a body of unknown length; empty when the registry refuses such a body, or one of this size. */
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

    /** Produces the body twice: to measure it and to send it. */
    private Descriptor pushMeasured(MediaType type, Registry.Body body) throws IOException {
        Measure measure = new Measure();
        measure.write(body, OutputStream.nullOutputStream());
        Descriptor blob = measure.descriptor(type);
        push(blob, Optional.empty(), body);
        return blob;
    }

    /** Measures digest and size of what is written. */
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

    /** Asks for a mount; if the registry refuses the request, the blob is uploaded as without it. */
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

    /** Returns the session's next URL, always on the registry's own endpoint; path and query stay unchanged. */
    private URI location(BufferedResponse answer) throws RegistryException {
        return endpoint.onThisEndpoint(endpoint.resolve(answer.url(), answer.header("Location")));
    }

    private static URI closing(URI session, Digest digest) {
        String separator = session.getRawQuery() == null ? "?" : "&";
        return URI.create(session + separator + "digest=" + encoded(digest.toString()));
    }

    /** Checks that the status says that the blob was stored, and that a digest in the response matches. */
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

    /** Cancels the session, unless the registry is unreachable. */
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
