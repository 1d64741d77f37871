package io.acpupgrade.registry.remote;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import io.acpupgrade.registry.remote.auth.AuthorizedRequest;
import io.acpupgrade.registry.remote.auth.Login;
import io.acpupgrade.registry.remote.http.Capabilities;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.Scope;
import java.net.URI;

/**
 * Sends requests to one registry: always to its configured endpoint, with credentials, and with every refusal as a
 * {@link io.acpupgrade.registry.RegistryException}.
 */
final class AuthorizedTransport extends HttpTransport {
    private final PooledTransport transport;
    private final Endpoint endpoint;
    private final Login login;
    private final Scope scope;

    AuthorizedTransport(PooledTransport transport, Endpoint endpoint, Login login) {
        this(transport, endpoint, login, Scope.none());
    }

    private AuthorizedTransport(PooledTransport transport, Endpoint endpoint, Login login, Scope scope) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.login = login;
        this.scope = scope;
    }

    /** Returns this transport with a fixed scope, for a client that builds its requests itself. */
    AuthorizedTransport with(Scope needed) {
        return new AuthorizedTransport(transport, endpoint, login, needed);
    }

    AuthorizedRequest request(String method, URI url, Scope needed) {
        return new AuthorizedRequest(transport, endpoint, login, new AuthorizedRequest.Line(method, url, needed));
    }

    Capabilities capabilities() {
        return transport.capabilities();
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        AuthorizedRequest request = request(method, URI.create(url), scope);
        return ManifestRequest.isOne(method, url) ? new ManifestRequest(request) : request;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }
}
