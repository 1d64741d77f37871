package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/** An answer whose connection goes back to the pool when it has been read or disconnected. */
final class PooledResponse extends LowLevelHttpResponse {
    private final HttpRequestBase request;
    private final CloseableHttpResponse response;
    private final StallWatch.Watched watched;
    private final Header[] headers;

    PooledResponse(HttpRequestBase request, CloseableHttpResponse response, StallWatch.Watched watched) {
        this.request = request;
        this.response = response;
        this.watched = watched;
        this.headers = response.getAllHeaders();
    }

    @Override
    public int getStatusCode() {
        return response.getStatusLine().getStatusCode();
    }

    @Override
    public @Nullable InputStream getContent() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? null : new Incoming(entity.getContent());
    }

    /** The way from the registry; what breaks it is told as the registry's failure, not as this side's. */
    private final class Incoming extends FilterInputStream {
        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = in.read(bytes, offset, length);
                watched.moved();
                return count;
            } catch (IOException e) {
                throw watched.told(request.getURI(), e);
            }
        }
    }

    @Override
    public @Nullable String getContentEncoding() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentEncoding() == null
                ? null
                : entity.getContentEncoding().getValue();
    }

    @Override
    public long getContentLength() {
        HttpEntity entity = response.getEntity();
        return entity == null ? -1 : entity.getContentLength();
    }

    @Override
    public @Nullable String getContentType() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentType() == null
                ? null
                : entity.getContentType().getValue();
    }

    @Override
    public String getStatusLine() {
        return String.valueOf(response.getStatusLine());
    }

    @Override
    public @Nullable String getReasonPhrase() {
        return response.getStatusLine().getReasonPhrase();
    }

    @Override
    public int getHeaderCount() {
        return headers.length;
    }

    @Override
    public String getHeaderName(int index) {
        return headers[index].getName();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers[index].getValue();
    }

    /** Reads what little is left, so that the connection can be used again. */
    @Override
    public void disconnect() throws IOException {
        try {
            EntityUtils.consume(response.getEntity());
        } catch (IOException e) {
            throw watched.told(request.getURI(), e);
        } finally {
            watched.close();
            response.close();
            request.reset();
        }
    }
}
