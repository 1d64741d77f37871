package io.acpupgrade.registry.remote.http;

import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.problem.Message;
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

/** A response whose connection returns to the pool when it was read or disconnected. */
public final class PooledResponse extends LowLevelHttpResponse {
    /** The most bytes read from a rest of a body to reuse its connection. */
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

    /** Returns the URL that responded, the base of a relative {@code Location}. */
    URI url() {
        return url;
    }

    StallWatch.Watched watched() {
        return watched;
    }

    /** Rejects a response with an invalid or ambiguous {@code Content-Length}, whose end is unknown. */
    PooledResponse withValidLength() throws IOException {
        String first = "";
        for (Header header : response.getHeaders(HttpHeaders.CONTENT_LENGTH)) {
            String text = header.getValue().strip();
            if (!LENGTH.matcher(text).matches() || !(first.isEmpty() || first.equals(text))) {
                abort();
                throw RegistryErrors.garbled(url, Message.of("http.content-length", ShortenedText.shortened(text)));
            }
            first = text;
        }
        return this;
    }

    /** Whether this is an HTML page, as portals, login forms and error pages are. */
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

    /** Reads the body; a failure is the registry's, not this side's. */
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

        /** Closes the connection if the body was not read to its end. */
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

    /** Reads a short rest so that the connection can be reused; with a long rest the connection is closed. */
    @Override
    public void disconnect() throws IOException {
        try {
            InputStream content = getContent();
            if (content != null && getContentLength() <= MAX_DRAINED) {
                content.readNBytes(MAX_DRAINED);
            }
        } catch (IOException | RuntimeException e) {
            // either the end of the body, or a failure after everything needed was read
        } finally {
            abort();
        }
    }

    /** Closes the connection without reading the rest. */
    public void abort() throws IOException {
        watched.close();
        response.close();
        request.reset();
    }
}
