package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Downloads blobs (OCI distribution-spec, "Pulling blobs"), and resumes an interrupted download with a range request
 * where possible.
 */
final class BlobDownload {
    private static final int BUFFER = 1 << 14;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;

    private final AuthorizedTransport transport;
    private final Endpoint endpoint;
    private final Repository repository;

    BlobDownload(AuthorizedTransport transport, Endpoint endpoint, Repository repository) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.repository = repository;
    }

    /** Downloads at most one byte more than the blob's size, so that an endless body ends here. */
    boolean pull(Descriptor blob, Registry.Receiver receiver) throws IOException {
        long from = receiver.position();
        if (from == 0) {
            return receive(get(blob, 0), blob, receiver);
        }
        try {
            return receive(get(blob, from), blob, receiver);
        } catch (RegistryException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            receiver.restart();
            return receive(get(blob, 0), blob, receiver);
        }
    }

    private LowLevelHttpResponse get(Descriptor blob, long from) throws IOException {
        LowLevelHttpRequest request = transport.buildRequest(
                "GET", endpoint.blob(repository, blob.digest()).toString());
        if (from > 0) {
            request.addHeader("Range", "bytes=" + from + "-");
        }
        return request.execute();
    }

    private static boolean receive(LowLevelHttpResponse response, Descriptor blob, Registry.Receiver receiver)
            throws IOException {
        if (response.getStatusCode() == NOT_FOUND) {
            response.disconnect();
            return false;
        }
        boolean ended = false;
        try {
            long from = receiver.position();
            if (from > 0 && !continues(response, from)) {
                receiver.restart();
            }
            ended = read(response, blob, receiver);
            return true;
        } finally {
            end(response, ended);
        }
    }

    private static boolean continues(LowLevelHttpResponse response, long from) throws IOException {
        if (response.getStatusCode() != PARTIAL) {
            return false;
        }
        for (int i = 0; i < response.getHeaderCount(); i++) {
            if (response.getHeaderName(i).equalsIgnoreCase("Content-Range")) {
                return response.getHeaderValue(i).matches("bytes\\s+" + from + "-.{0,64}");
            }
        }
        return false;
    }

    /** @return whether the body was read to its end, so that the connection can be reused */
    private static boolean read(LowLevelHttpResponse response, Descriptor blob, Registry.Receiver receiver)
            throws IOException {
        InputStream content = response.getContent();
        if (content == null) {
            return true;
        }
        byte[] buffer = new byte[BUFFER];
        long left = blob.size() - receiver.position() + 1;
        while (left > 0) {
            int n = next(content, buffer, (int) Math.min(buffer.length, left), receiver.position(), blob.size());
            if (n < 0) {
                return true;
            }
            receiver.receive(buffer, n);
            left -= n;
        }
        return false;
    }

    /** Reads the next bytes; a connection broken within a body says nothing about the registry as a whole. */
    private static int next(InputStream content, byte[] buffer, int most, long at, long size) throws IOException {
        try {
            return content.read(buffer, 0, most);
        } catch (RegistryException e) {
            if (e.kind() != Kind.UNREACHABLE) {
                throw e;
            }
            RegistryException broken = new RegistryException(
                    Kind.FAILED,
                    Message.of("remote.answer-broke", at, size, Message.of(e)),
                    Message.of("remote.see-log-and-storage"));
            broken.initCause(e);
            throw broken;
        }
    }

    private static void end(LowLevelHttpResponse response, boolean ended) throws IOException {
        if (!ended && response instanceof PooledResponse pooled) {
            pooled.abort();
        } else {
            response.disconnect();
        }
    }
}
