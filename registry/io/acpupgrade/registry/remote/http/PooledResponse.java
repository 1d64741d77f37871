package io.acpupgrade.registry.remote.http;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.jspecify.annotations.Nullable;

/** An answer whose connection goes back to the pool when it has been read or disconnected. */
public final class PooledResponse extends LowLevelHttpResponse {
    /** More than this is not worth reading for a connection that can be used again. */
    private static final int MAX_DRAINED = 64 << 10;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PAGE = Pattern.compile("\\s*(text/html|application/xhtml\\+xml)\\b.*");

    private final URI url;
    private final HttpRequestBase request;
    private final CloseableHttpResponse response;
    private final StallWatch.Watched watched;
    private final Header[] headers;

    PooledResponse(URI url, HttpRequestBase request, CloseableHttpResponse response, StallWatch.Watched watched) {
        this.url = url;
        this.request = request;
        this.response = response;
        this.watched = watched;
        this.headers = response.getAllHeaders();
    }

    /** The place that has answered, which is where a relative {@code Location} counts from. */
    URI url() {
        return url;
    }

    StallWatch.Watched watched() {
        return watched;
    }

    /** Refuses an answer whose length is no number, or two different ones: nobody could say where it ends. */
    PooledResponse withValidLength() throws IOException {
        String first = "";
        for (Header header : response.getHeaders(HttpHeaders.CONTENT_LENGTH)) {
            String text = header.getValue().strip();
            if (!LENGTH.matcher(text).matches() || !(first.isEmpty() || first.equals(text))) {
                abort();
                throw RegistryErrors.garbled(url, "its Content-Length is '" + ShortenedText.shortened(text) + "'");
            }
            first = text;
        }
        return this;
    }

    /** Whether this is a page for people, as portals, login forms and error pages are. */
    public boolean isPage() {
        String type = getContentType();
        return type != null && PAGE.matcher(type.toLowerCase(Locale.ROOT)).matches();
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
            watched.onWait();
            try {
                int count = in.read(bytes, offset, length);
                watched.onReceived(count);
                return count;
            } catch (IOException | RuntimeException e) {
                throw watched.exception(url, e);
            }
        }

        /** The connection is not kept where the answer was not read to its end. */
        @Override
        public void close() throws IOException {
            abort();
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
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? null : type.getValue();
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
        return headers[index].getValue() == null ? "" : headers[index].getValue();
    }

    /** Reads what little is left, so that the connection can be used again; one with more on it is dropped. */
    @Override
    public void disconnect() throws IOException {
        try {
            InputStream content = getContent();
            if (content != null && getContentLength() <= MAX_DRAINED) {
                content.readNBytes(MAX_DRAINED);
            }
        } catch (IOException | RuntimeException e) {
            // either its end, or what breaks after all that was wanted has come
        } finally {
            abort();
        }
    }

    /** Breaks off what has not been read; the connection goes with it. */
    public void abort() throws IOException {
        watched.close();
        response.close();
        request.reset();
    }
}
