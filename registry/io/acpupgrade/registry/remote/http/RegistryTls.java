package io.acpupgrade.registry.remote.http;

import io.acpupgrade.registry.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.HostnameVerifier;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;

/**
 * TLS to a registry, whose certificate may have another name than the dialled host, and to hosts it redirects to, which
 * have their own. Other services on the registry's host, such as a token server, may have either.
 */
public final class RegistryTls implements ConnectionSocketFactory {
    private final Endpoint endpoint;
    private final String serverName;
    private final SSLConnectionSocketFactory registry;
    private final SSLConnectionSocketFactory neighbours;
    private final SSLConnectionSocketFactory others;

    /** @param serverName in place of the endpoint's host; empty for the host itself */
    public RegistryTls(ServerTrust trust, Endpoint endpoint, String serverName)
            throws GeneralSecurityException, IOException {
        this.endpoint = endpoint;
        this.serverName = serverName;
        HostnameVerifier named = trust.verifier();
        HostnameVerifier own = trust.underOwnName().verifier();
        this.registry = new SSLConnectionSocketFactory(trust.context(), named);
        this.neighbours = new SSLConnectionSocketFactory(
                trust.context(),
                (name, session) -> named.verify(name, session) || own.verify(endpoint.host(), session));
        this.others = new SSLConnectionSocketFactory(trust.context(), own);
    }

    @Override
    public Socket createSocket(HttpContext context) throws IOException {
        return registry.createSocket(context);
    }

    @Override
    public Socket connectSocket(
            int timeout,
            Socket socket,
            HttpHost host,
            InetSocketAddress remote,
            InetSocketAddress local,
            HttpContext context)
            throws IOException {
        if (!new Host(host.getHostName()).equals(new Host(endpoint.host()))) {
            return others.connectSocket(timeout, socket, host, remote, local, context);
        }
        HttpHost named = serverName.isEmpty() ? host : new HttpHost(serverName, host.getPort(), host.getSchemeName());
        SSLConnectionSocketFactory tls = host.getPort() == endpoint.port() ? registry : neighbours;
        return tls.connectSocket(timeout, socket, named, remote, local, context);
    }
}
