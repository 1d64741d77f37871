package io.acpupgrade.registry.remote.http;

import com.google.api.client.http.LowLevelHttpRequest;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.remote.http.Capabilities.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.AbstractHttpEntity;

/**
 * One request on a pooled connection, with stall detection.
 *
 * <p>A network failure becomes a {@link io.acpupgrade.registry.RegistryException}; a failure to read the body stays as
 * it is, because it is this side's.
 */
public final class PooledRequest extends LowLevelHttpRequest {
    /** Bodies from this size are sent with {@code Expect: 100-continue}, so that a refusal costs no bytes. */
    private static final long EXPECT_CONTINUE_FROM = 1 << 20;

    private final PooledTransport transport;
    private final URI url;
    private final HttpRequestBase request;
    private Optional<Exception> unreadable = Optional.empty();
    private long bodyBytes;

    PooledRequest(PooledTransport transport, String method, URI url) {
        this.transport = transport;
        this.url = url;
        this.request = method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")
                ? new Bare(method)
                : new Full(method);
    }

    @Override
    public void addHeader(String name, String value) {
        request.addHeader(name, value);
    }

    /** Returns how many bytes of the body were sent. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** {@inheritDoc} A closed pool and an unreadable response are runtime exceptions of the client. */
    @Override
    public PooledResponse execute() throws IOException {
        StallWatch.Watched watched = transport.stalls().watch(request::abort);
        try {
            prepare(watched);
            CloseableHttpResponse response = transport.client().execute(target(), request);
            watched.onProgress();
            PooledResponse answer = new PooledResponse(url, request, response, watched);
            checkSource(answer);
            return answer.withValidLength();
        } catch (IOException | RuntimeException e) {
            watched.close();
            throw failure(watched, e);
        }
    }

    private IOException failure(StallWatch.Watched watched, Exception failure) {
        if (unreadable.isPresent() && unreadable.get() instanceof RuntimeException defect) {
            throw defect;
        }
        return unreadable.isPresent() && unreadable.get() instanceof IOException broken
                ? broken
                : watched.exception(url, failure);
    }

    /** Returns the host separately from the URL, because {@link URI#getHost} rejects some names. */
    private HttpHost target() {
        HostAndPort at = HostAndPort.of(url);
        return new HttpHost(at.host().bracketed(), at.port(), url.getScheme());
    }

    /** Fails if the body could not be read to its end, even if the registry responded to the part. */
    private void checkSource(PooledResponse answer) throws IOException {
        if (unreadable.isPresent()) {
            answer.disconnect();
            throw failure(answer.watched(), unreadable.get());
        }
    }

    private void prepare(StallWatch.Watched watched) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        request.setURI(URI.create(URI.create(path + query).toASCIIString()));
        request.setHeader(HttpHeaders.HOST, hostHeader());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        boolean full = getStreamingContent() != null;
        if (full && request instanceof Full enclosing) {
            Body body = new Body(watched);
            body.setContentType(getContentType());
            enclosing.setEntity(body);
        }
        boolean large = full && (getContentLength() < 0 || getContentLength() >= EXPECT_CONTINUE_FROM);
        request.setConfig(RequestConfig.copy(transport.config())
                .setExpectContinueEnabled(large && transport.capabilities().has(Feature.EXPECT_CONTINUE))
                .build());
    }

    /** Returns the {@code Host} header without zone (RFC 6874, section 4) and default port. */
    private String hostHeader() {
        HostAndPort at = HostAndPort.of(url);
        String host = at.host().withoutZone().bracketed();
        return at.port() == Endpoint.Scheme.of(url).defaultPort() ? host : host + ":" + at.port();
    }

    /** A request without body and {@code Content-Length}, which some proxies reject in a GET. */
    private static final class Bare extends HttpRequestBase {
        private final String method;

        Bare(String method) {
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }

    private static final class Full extends HttpEntityEnclosingRequestBase {
        private final String method;

        Full(String method) {
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }

    private final class Body extends AbstractHttpEntity {
        private final StallWatch.Watched watched;

        Body(StallWatch.Watched watched) {
            this.watched = watched;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            WatchedStream connection = new WatchedStream(out, watched, getContentLength());
            try {
                getStreamingContent().writeTo(connection);
                checkLength(connection.written());
            } catch (IOException | RuntimeException e) {
                unreadable = connection.hasBroken() ? Optional.empty() : Optional.of(e);
                throw e;
            } finally {
                bodyBytes = connection.hasBroken() ? Math.max(1, connection.written()) : connection.written();
            }
            watched.onSent(connection.written());
        }

        /** Fails on a short body, for which the registry would wait. */
        private void checkLength(long written) throws IOException {
            if (getContentLength() >= 0 && written != getContentLength()) {
                throw new WrongLengthException(written, getContentLength());
            }
        }

        @Override
        public long getContentLength() {
            return PooledRequest.this.getContentLength();
        }

        @Override
        public boolean isChunked() {
            return getContentLength() < 0;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public InputStream getContent() {
            throw new IllegalStateException("this body writes itself");
        }
    }
}
