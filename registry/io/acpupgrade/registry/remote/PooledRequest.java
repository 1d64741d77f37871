package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.registry.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.AbstractHttpEntity;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One request on a pooled connection, watched for stalls.
 *
 * <p>A failure of the network is told as a {@link RegistryException}; a failure to read what was to be sent stays the
 * {@link IOException} that it was, for it is the fault of this side.
 */
final class PooledRequest extends LowLevelHttpRequest {
    /** From this size on the registry is asked first whether it wants the body, so that a refusal costs no bytes. */
    private static final long WORTH_ASKING = 1 << 20;

    private final CloseableHttpClient client;
    private final StallWatch stalls;
    private final RequestConfig config;
    private final Outgoing request;
    private Optional<IOException> unreadable = Optional.empty();

    PooledRequest(CloseableHttpClient client, StallWatch stalls, RequestConfig config, String method, String url) {
        this.client = client;
        this.stalls = stalls;
        this.config = config;
        this.request = new Outgoing(method, url);
    }

    @Override
    public void addHeader(String name, String value) {
        request.addHeader(name, value);
    }

    /** {@inheritDoc} A pool that was closed tells it by an {@link IllegalStateException}. */
    @Override
    public LowLevelHttpResponse execute() throws IOException {
        StallWatch.Watched watched = stalls.watch(request::abort);
        try {
            prepare(watched);
            CloseableHttpResponse response = client.execute(request);
            watched.moved();
            PooledResponse answer = new PooledResponse(request, response, watched);
            checkSource(answer);
            return answer;
        } catch (IOException | IllegalStateException e) {
            watched.close();
            throw unreadable.orElseGet(() -> watched.told(request.getURI(), e));
        }
    }

    /** A registry may well answer to what it has got of a body that could not be read to its end. */
    private void checkSource(PooledResponse answer) throws IOException {
        if (unreadable.isPresent()) {
            answer.disconnect();
            throw unreadable.get();
        }
    }

    private void prepare(StallWatch.Watched watched) {
        boolean full = getStreamingContent() != null;
        if (full) {
            Body body = new Body(watched);
            body.setContentType(getContentType());
            request.setEntity(body);
        }
        boolean large = full && (getContentLength() < 0 || getContentLength() >= WORTH_ASKING);
        request.setConfig(
                RequestConfig.copy(config).setExpectContinueEnabled(large).build());
    }

    private static final class Outgoing extends HttpEntityEnclosingRequestBase {
        private final String method;

        Outgoing(String method, String url) {
            this.method = method;
            setURI(URI.create(url));
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
            } catch (IOException e) {
                unreadable = connection.hasBroken() ? Optional.empty() : Optional.of(e);
                throw e;
            }
            watched.sent(connection.written());
        }

        /** Fewer bytes would leave the registry waiting for the rest. */
        private void checkLength(long written) throws IOException {
            if (getContentLength() >= 0 && written != getContentLength()) {
                throw new IOException(
                        "it has " + written + " bytes, not the " + getContentLength() + " it should have");
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
