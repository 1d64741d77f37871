package io.acpupgrade.registry.remote;

import com.google.api.client.http.HttpTransport;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;

/**
 * HTTP over connections that are kept and shared, without retries, redirects or cookies of its own.
 *
 * <p>This is the transport that jib's registry client is given: by itself it opens a connection for each request.
 */
final class PooledTransport extends HttpTransport implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** Larger answers' heads are no registry's, and each connection may have one in memory. */
    private static final int LONGEST_HEADER = 16 << 10;

    private static final int MOST_HEADERS = 100;
    private static final int IDLE_CHECK_MILLIS = 500;
    private static final int SAFETY_NET_MILLIS = (int) TimeUnit.MINUTES.toMillis(30);

    /** The list of public suffixes is about cookies, and takes a tenth of a second to read. */
    private static final PublicSuffixMatcher NO_SUFFIXES = new PublicSuffixMatcher(List.of(), List.of());

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final StallWatch stalls;
    private final RequestConfig config;
    private final Capabilities capabilities = new Capabilities();

    /**
     * @param trust whom to believe on TLS connections
     * @param serverName what TLS asks for in place of the dialled host; empty for the host itself
     * @param most connections at a time
     */
    PooledTransport(Trust trust, String serverName, Patience patience, int most)
            throws GeneralSecurityException, IOException {
        this.connections = new PoolingHttpClientConnectionManager(factories(trust, serverName));
        connections.setMaxTotal(most);
        connections.setDefaultMaxPerRoute(most);
        connections.setValidateAfterInactivity(IDLE_CHECK_MILLIS);
        int connect = (int) patience.connect().toMillis();
        connections.setDefaultSocketConfig(SocketConfig.custom()
                .setTcpNoDelay(true)
                .setSoTimeout(2 * connect)
                .build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setBufferSize(BUFFER)
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
        this.stalls = new StallWatch(patience.stall());
        this.config = RequestConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(SAFETY_NET_MILLIS)
                .setNormalizeUri(false)
                .setAuthenticationEnabled(false)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new AttentiveExecutor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .setPublicSuffixMatcher(NO_SUFFIXES)
                .disableAuthCaching()
                .setUserAgent("acp-upgrade")
                .build();
    }

    private static Registry<ConnectionSocketFactory> factories(Trust trust, String serverName)
            throws GeneralSecurityException, IOException {
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", new NamedTls(trust, serverName))
                .build();
    }

    /** TLS that asks for, and verifies, another name than the one that was dialled. */
    private static final class NamedTls extends SSLConnectionSocketFactory {
        private final String serverName;

        NamedTls(Trust trust, String serverName) throws GeneralSecurityException, IOException {
            super(trust.context(), trust.verifier());
            this.serverName = serverName;
        }

        @Override
        public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
                throws IOException {
            return super.createLayeredSocket(socket, serverName.isEmpty() ? target : serverName, port, context);
        }

        @Override
        public Socket connectSocket(
                int timeout,
                Socket socket,
                HttpHost host,
                java.net.InetSocketAddress remote,
                java.net.InetSocketAddress local,
                HttpContext context)
                throws IOException {
            HttpHost named =
                    serverName.isEmpty() ? host : new HttpHost(serverName, host.getPort(), host.getSchemeName());
            return super.connectSocket(timeout, socket, named, remote, local, context);
        }
    }

    @Override
    protected PooledRequest buildRequest(String method, String url) {
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

    Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    /** Breaks off whatever is under way and drops all connections. */
    @Override
    public void close() {
        stalls.close();
        connections.close();
    }
}
