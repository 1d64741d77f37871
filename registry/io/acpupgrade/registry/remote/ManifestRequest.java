package io.acpupgrade.registry.remote;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.remote.auth.AuthorizedRequest;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Pushes a manifest for jib, which does not tell its length: the body is buffered and sent with a known length, can be
 * sent again after a login, and the digest in the response is checked.
 */
final class ManifestRequest extends LowLevelHttpRequest {
    private static final int ANSWER_SIZE = 64 << 10;

    private final AuthorizedRequest request;

    ManifestRequest(AuthorizedRequest request) {
        this.request = request;
    }

    static boolean isOne(String method, String url) {
        return method.equals("PUT") && URI.create(url).getPath().contains("/manifests/");
    }

    @Override
    public void addHeader(String name, String value) {
        request.addHeader(name, value);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        getStreamingContent().writeTo(taken);
        byte[] manifest = taken.toByteArray();
        request.setStreamingContent(new ByteArrayContent(getContentType(), manifest));
        request.setContentLength(manifest.length);
        request.setContentType(getContentType());
        request.describeRefusalsWith(
                (at, answer) -> new ManifestRefusal(Manifest.parse(manifest)).exception(at, answer));
        confirm(manifest, BufferedResponse.of(request.execute(), ANSWER_SIZE));
        return new StoredManifestResponse();
    }

    /** Checks that the registry stored the manifest that was sent (OCI distribution-spec, "Pushing Manifests"). */
    private void confirm(byte[] manifest, BufferedResponse stored) throws IOException {
        Optional<String> claimed = stored.header("Docker-Content-Digest").filter(Digest::isDigest);
        if (claimed.isPresent() && !Digest.parse(claimed.get()).isOf(manifest)) {
            throw RegistryErrors.digestMismatch(stored.url(), Digest.of(manifest), claimed.get());
        }
    }
}
