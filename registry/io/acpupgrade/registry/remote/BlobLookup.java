package io.acpupgrade.registry.remote;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.PooledResponse;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks whether a repository holds a blob, and its size. Only a plain 200 for this digest counts. */
record BlobLookup(AuthorizedTransport transport, Endpoint endpoint, Repository repository) {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int PORTION = 1 << 16;

    OptionalLong size(Digest blob) throws IOException {
        PooledResponse response = ask("HEAD", blob);
        BufferedResponse answer = BufferedResponse.of(response, 0);
        if (!isThere(blob, answer)) {
            return OptionalLong.empty();
        }
        OptionalLong length = answer.length();
        boolean claimed = length.isPresent() && (length.getAsLong() > 0 || blob.isOf(new byte[0]));
        return claimed ? length : sizeByReading(blob);
    }

    /**
     * A HEAD response need not have a size (RFC 9110, section 9.3.2), and some proxies report zero. The GET response
     * has it; the body is read only when that has no length either.
     */
    private OptionalLong sizeByReading(Digest blob) throws IOException {
        PooledResponse response = ask("GET", blob);
        if (response.getStatusCode() != OK) {
            isThere(blob, BufferedResponse.of(response, 0));
            return OptionalLong.empty();
        }
        try (InputStream content = contentOf(response)) {
            return response.getContentLength() >= 0 && response.getContentEncoding() == null
                    ? OptionalLong.of(response.getContentLength())
                    : OptionalLong.of(read(blob, content));
        } finally {
            response.abort();
        }
    }

    private static InputStream contentOf(PooledResponse response) throws IOException {
        InputStream content = response.getContent();
        return content == null ? InputStream.nullInputStream() : content;
    }

    private long read(Digest blob, InputStream content) throws IOException {
        MessageDigest computation = blob.newComputation();
        byte[] portion = new byte[PORTION];
        long size = 0;
        for (int count = content.read(portion); count >= 0; count = content.read(portion)) {
            computation.update(portion, 0, count);
            size += count;
        }
        if (!blob.matches(computation)) {
            throw other(blob, Message.of("remote.other-bytes", size));
        }
        return size;
    }

    private PooledResponse ask(String method, Digest blob) throws IOException {
        URI url = endpoint.blob(repository, blob);
        return transport
                .request(method, url, Scope.pull(endpoint.nameOf(repository)))
                .execute();
    }

    private boolean isThere(Digest blob, BufferedResponse answer) throws RegistryException {
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        if (answer.status() != OK) {
            throw RegistryErrors.of(endpoint.blob(repository, blob), answer);
        }
        Optional<String> claimed = answer.header("Docker-Content-Digest")
                .filter(Digest::isDigest)
                .filter(digest -> digest.startsWith(blob.algorithm() + ":") && !digest.equals(blob.toString()));
        if (claimed.isPresent()) {
            throw other(blob, Message.verbatim(claimed.get()));
        }
        return true;
    }

    private RegistryException other(Digest blob, Message held) {
        String url = NetworkErrors.withoutQuery(endpoint.blob(repository, blob));
        return new RegistryException(
                Kind.DIGEST_MISMATCH,
                Message.of("remote.other-blob", url, blob, held),
                Message.of("remote.storage-damaged"));
    }
}
