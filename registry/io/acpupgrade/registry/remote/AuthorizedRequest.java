package io.acpupgrade.registry.remote;

import com.google.api.client.http.HttpContent;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
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
 * <p>Those who read are redirected where the registry likes, without credentials if that is another place.
 */
final class AuthorizedRequest extends LowLevelHttpRequest {
    private static final int ERROR_SIZE = 64 << 10;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
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
        return READING.contains(method) ? read() : write();
    }

    private LowLevelHttpResponse read() throws IOException {
        URI place = url;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            LowLevelHttpResponse response =
                    endpoint.owns(place) ? authorized(endpoint.here(place)) : send(place, Optional.empty());
            if (!REDIRECTS.contains(response.getStatusCode())) {
                return checked(response);
            }
            place = endpoint.resolve(place, Answer.of(response, ERROR_SIZE).header("Location"));
        }
        throw new RegistryException(
                Kind.REJECTED,
                url.getPath() + ": redirected more than " + MOST_REDIRECTS + " times",
                "See how the registry, or a proxy before it, is configured.");
    }

    private LowLevelHttpResponse write() throws IOException {
        LowLevelHttpResponse response = authorized(endpoint.here(url));
        if (REDIRECTS.contains(response.getStatusCode())) {
            throw RegistryErrors.redirected(url, Answer.of(response, ERROR_SIZE));
        }
        return checked(response);
    }

    private LowLevelHttpResponse authorized(URI here) throws IOException {
        Scope scope = Scope.of(method, here);
        Optional<String> authorization = login.header(scope);
        LowLevelHttpResponse first = send(here, authorization);
        if (first.getStatusCode() != UNAUTHORIZED) {
            return first;
        }
        Answer refusal = Answer.of(first, ERROR_SIZE);
        if (!login.refused(scope, authorization, refusal.headers("WWW-Authenticate"))) {
            throw RegistryErrors.unauthorized(login.user(), here, refusal);
        }
        if (!isRepeatable()) {
            throw RegistryErrors.expired(here, refusal);
        }
        LowLevelHttpResponse second = send(here, login.header(scope));
        if (second.getStatusCode() == UNAUTHORIZED) {
            throw refusedAgain(scope, here, Answer.of(second, ERROR_SIZE));
        }
        return second;
    }

    /** A token is given to those who are known, so one that is not taken lacks a right; a password is just wrong. */
    private RegistryException refusedAgain(Scope scope, URI here, Answer refusal) {
        return login.isByToken() && !scope.parts().isEmpty()
                ? RegistryErrors.denied(login.user(), scope, here, refusal)
                : RegistryErrors.unauthorized(login.user(), here, refusal);
    }

    /** Whether what was sent can be sent again here; for what streams, the whole session is begun afresh elsewhere. */
    private boolean isRepeatable() {
        return getStreamingContent() == null
                || (getStreamingContent() instanceof HttpContent content && content.retrySupported());
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
        return response;
    }
}
