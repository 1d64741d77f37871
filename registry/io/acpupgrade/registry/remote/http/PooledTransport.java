package io.acpupgrade.registry.remote.http;

import com.google.api.client.http.HttpTransport;
import io.acpupgrade.registry.RegistryException;
import java.io.Closeable;
import java.net.URI;
import java.util.List;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * HTTP over pooled connections, without its own retries, redirects or cookies.
 *
 * <p>This transport replaces jib's own, which opens a connection for each request.
 */
public final class PooledTransport extends HttpTransport implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** No registry sends larger headers, and each connection can hold one in memory. */
    private static final int MAX_HEADER_LENGTH = 16 << 10;

    private static final int MAX_HEADERS = 100;
    private static final int IDLE_CHECK_MILLIS = 500;
    /**
     * None: {@link StallWatch} ends what stalls. With a timeout, closing a TLS socket waits that long for a byte of a
     * server that is silent.
     */
    private static final int NO_SOCKET_TIMEOUT = 0;

    /** An empty public suffix list: the real one is for cookies, and takes a tenth of a second to read. */
    private static final PublicSuffixMatcher NO_SUFFIXES = new PublicSuffixMatcher(List.of(), List.of());

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final StallWatch stalls;
    private final RequestConfig config;
    private final Capabilities capabilities = new Capabilities();

    /** @param most the maximum number of connections */
    public PooledTransport(RegistryTls tls, TimeoutPolicy timeouts, int most) {
        this.connections = new PoolingHttpClientConnectionManager(factories(tls));
        connections.setMaxTotal(most);
        connections.setDefaultMaxPerRoute(most);
        connections.setValidateAfterInactivity(IDLE_CHECK_MILLIS);
        int connect = (int) timeouts.connect().toMillis();
        connections.setDefaultSocketConfig(SocketConfig.custom()
                .setTcpNoDelay(true)
                .setSoTimeout(2 * connect)
                .build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setBufferSize(BUFFER)
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(MAX_HEADER_LENGTH)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .build());
        this.stalls = new StallWatch(timeouts.stall());
        this.config = RequestConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(NO_SOCKET_TIMEOUT)
                .setNormalizeUri(false)
                .setAuthenticationEnabled(false)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new EarlyResponseExecutor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .setPublicSuffixMatcher(NO_SUFFIXES)
                .disableAuthCaching()
                .setUserAgent("acp-upgrade")
                .build();
    }

    private static Registry<ConnectionSocketFactory> factories(RegistryTls tls) {
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", tls)
                .build();
    }

    @Override
    public PooledRequest buildRequest(String method, String url) {
        return new PooledRequest(this, method, URI.create(url));
    }

    CloseableHttpClient client() {
        return client;
    }

    StallWatch stalls() {
        return stalls;
    }

    RequestConfig config() {
        return config;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    /** Fails once {@link #close} was called. */
    public void requireOpen() throws RegistryException {
        if (stalls.isClosed()) {
            throw NetworkErrors.cancelled();
        }
    }

    /** Cancels running requests and closes all connections. */
    @Override
    public void close() {
        stalls.close();
        connections.close();
    }
}
