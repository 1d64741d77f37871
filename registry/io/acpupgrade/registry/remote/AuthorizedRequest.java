package io.acpupgrade.registry.remote;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request to the registry, sent once more when the first try has shown that a (new) login is wanted.
 *
 * <p>A URL on another host, to which a registry may redirect those who read, is followed without credentials.
 */
final class AuthorizedRequest extends LowLevelHttpRequest {
    private static final int ERROR_SIZE = 64 << 10;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final String CONTENT_DIGEST = "Docker-Content-Digest";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final PooledTransport transport;
    private final Endpoint endpoint;
    private final Login login;
    private final String method;
    private final URI url;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    AuthorizedRequest(PooledTransport transport, Endpoint endpoint, Login login, String method, String url) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.login = login;
        this.method = method;
        this.url = URI.create(url);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.add(Map.entry(name, value));
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        if (!endpoint.isAt(url) && READING.contains(method)) {
            return checked(send(url, Optional.empty()));
        }
        URI here = endpoint.here(url);
        Scope scope = Scope.of(method, here);
        Optional<String> authorization = login.header(scope);
        LowLevelHttpResponse first = send(here, authorization);
        if (first.getStatusCode() != UNAUTHORIZED) {
            return checked(first);
        }
        Answer refusal = Answer.of(first, ERROR_SIZE);
        if (!login.refused(scope, authorization, refusal.headers("WWW-Authenticate"))) {
            throw RegistryErrors.unauthorized(login.user(), here, refusal);
        }
        if (getStreamingContent() != null) {
            throw RegistryErrors.expired(here, refusal);
        }
        return again(here, scope);
    }

    private LowLevelHttpResponse again(URI here, Scope scope) throws IOException {
        LowLevelHttpResponse second = send(here, login.header(scope));
        if (second.getStatusCode() == UNAUTHORIZED) {
            throw RegistryErrors.denied(login.user(), scope, here, Answer.of(second, ERROR_SIZE));
        }
        return checked(second);
    }

    private LowLevelHttpResponse send(URI target, Optional<String> authorization) throws IOException {
        PooledRequest request = transport.buildRequest(method, target.toString());
        headers.forEach(header -> request.addHeader(header.getKey(), header.getValue()));
        authorization.ifPresent(value -> request.addHeader("Authorization", value));
        if (getStreamingContent() != null) {
            request.setStreamingContent(getStreamingContent());
            request.setContentLength(getContentLength());
            request.setContentType(getContentType());
        }
        return request.execute();
    }

    /** Lets through what is no failure, and "not found", which is an answer to those who ask whether a thing is there. */
    private LowLevelHttpResponse checked(LowLevelHttpResponse response) throws IOException {
        int status = response.getStatusCode();
        if (status >= 400 && !(status == NOT_FOUND && READING.contains(method))) {
            throw RegistryErrors.of(url, Answer.of(response, ERROR_SIZE));
        }
        if (method.equals("PUT") && url.getPath().contains("/manifests/")) {
            confirm(response);
        }
        return response;
    }

    /** What a registry says it has stored is what it was sent, or it lies (OCI distribution-spec, "Pushing Manifests"). */
    private void confirm(LowLevelHttpResponse response) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        getStreamingContent().writeTo(sent);
        Digest expected = Digest.of(sent.toByteArray());
        for (int i = 0; i < response.getHeaderCount(); i++) {
            String value = response.getHeaderValue(i);
            if (CONTENT_DIGEST.equalsIgnoreCase(response.getHeaderName(i))
                    && !expected.toString().equals(value)) {
                response.disconnect();
                throw RegistryErrors.lied(url, expected, value);
            }
        }
    }
}
