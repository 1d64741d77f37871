package io.acpupgrade.registry.remote;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;

/**
 * Requests to one registry: always to its configured endpoint, logged in, and with every refusal told as a
 * {@link io.acpupgrade.registry.RegistryException}.
 */
final class AuthorizedTransport extends HttpTransport {
    private final PooledTransport transport;
    private final Endpoint endpoint;
    private final Login login;

    AuthorizedTransport(PooledTransport transport, Endpoint endpoint, Login login) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.login = login;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        AuthorizedRequest request = new AuthorizedRequest(transport, endpoint, login, method, url);
        return ManifestRequest.isOne(method, url) ? new ManifestRequest(request, url) : request;
    }

    @Override
    public boolean supportsMethod(String method) {
        return true;
    }
}
