package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The response passed to jib after a manifest was stored: without the registry's headers and body, which could confuse
 * jib.
 */
final class StoredManifestResponse extends LowLevelHttpResponse {
    private static final int CREATED = 201;

    @Override
    public int getStatusCode() {
        return CREATED;
    }

    @Override
    public @Nullable InputStream getContent() {
        return null;
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public long getContentLength() {
        return 0;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + CREATED + " Created";
    }

    @Override
    public String getReasonPhrase() {
        return "Created";
    }

    @Override
    public int getHeaderCount() {
        return 0;
    }

    @Override
    public String getHeaderName(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String getHeaderValue(int index) {
        throw new IndexOutOfBoundsException(index);
    }
}
