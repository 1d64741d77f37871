package io.acpupgrade.registry.remote.auth;

import com.google.api.client.http.HttpContent;
import com.google.api.client.http.LowLevelHttpRequest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Capabilities.Feature;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledRequest;
import io.acpupgrade.registry.remote.http.PooledResponse;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.Redirects;
import io.acpupgrade.registry.remote.http.ReferredServer;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.Scope;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request to the registry. It is repeated when the first response asks for a (new) login, and follows redirects
 * ({@link Redirects}), without credentials to other hosts.
 */
public final class AuthorizedRequest extends LowLevelHttpRequest {
    private static final int ERROR_SIZE = 64 << 10;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int EXPECTATION_FAILED = 417;
    /**
     * Method not allowed, length required, not implemented, HTTP version not supported: every further request would get
     * the same.
     */
    private static final Set<Integer> UNSUPPORTED_BY_SERVER = Set.of(405, 411, 501, 505);

    private final PooledTransport transport;
    private final Endpoint endpoint;
    private final Login login;
    private final Line line;
    private final URI asked;
    private final Redirects redirects;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private Refusals refusals = RegistryErrors::of;
    private long bodyBytes;

    /** The request line and the scope it needs. */
    public record Line(String method, URI url, Scope scope) {}

    /** Creates the exception for a refusal. */
    @FunctionalInterface
    public interface Refusals {
        RegistryException exception(URI url, BufferedResponse answer);
    }

    public AuthorizedRequest(PooledTransport transport, Endpoint endpoint, Login login, Line line) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.login = login;
        this.line = line;
        this.asked = endpoint.onThisEndpoint(line.url());
        this.redirects = new Redirects(endpoint, line.method());
    }

    @Override
    public void addHeader(String name, String value) {
        headers.add(Map.entry(name, value));
    }

    /** Sets how refusals are described, for callers that know the content of the request. */
    public void describeRefusalsWith(Refusals knowing) {
        this.refusals = knowing;
    }

    @Override
    public PooledResponse execute() throws IOException {
        URI place = asked;
        for (int hops = 0; hops <= Redirects.MAX_REDIRECTS; hops++) {
            PooledResponse response = answer(place);
            if (!Redirects.isOne(response.getStatusCode())) {
                return response;
            }
            URI next = redirects.next(place, BufferedResponse.of(response, ERROR_SIZE));
            if (next.equals(place) && !redirects.reads()) {
                throw Redirects.tooMany(place);
            }
            place = next;
        }
        throw Redirects.tooMany(asked);
    }

    private PooledResponse answer(URI place) throws IOException {
        if (endpoint.isThis(place)) {
            return checked(asked, authorized(place));
        }
        try {
            return checked(place, sent(place, Optional.empty()));
        } catch (RegistryException e) {
            throw ReferredServer.storage(asked, place).failed(e);
        }
    }

    private PooledResponse authorized(URI here) throws IOException {
        Optional<String> authorization = login.header(line.scope());
        PooledResponse first = sent(here, authorization);
        if (first.getStatusCode() != UNAUTHORIZED) {
            return first;
        }
        BufferedResponse refusal = BufferedResponse.of(first, ERROR_SIZE);
        Optional<String> renewed = login.renewed(line.scope(), authorization, refusal.headers("WWW-Authenticate"));
        if (renewed.isEmpty()) {
            throw LoginErrors.refused(login.user(), here, refusal, authorization);
        }
        if (!isRepeatable()) {
            throw RegistryErrors.expired(here, refusal);
        }
        PooledResponse second = sent(here, renewed);
        if (second.getStatusCode() == UNAUTHORIZED) {
            throw refusedAgain(here, BufferedResponse.of(second, ERROR_SIZE), renewed);
        }
        return second;
    }

    /** Describes a second refusal. A fresh token that is refused lacks a permission; a refused password is wrong. */
    private RegistryException refusedAgain(URI here, BufferedResponse refusal, Optional<String> sent) {
        return login.isByToken() && !line.scope().parts().isEmpty()
                ? RegistryErrors.denied(login.user(), line.scope(), here, refusal)
                : LoginErrors.refused(login.user(), here, refusal, sent);
    }

    /**
     * Whether the body can be sent again: it is buffered, or none of it was sent. A streamed body needs a new upload
     * session.
     */
    private boolean isRepeatable() {
        return bodyBytes == 0 || (getStreamingContent() instanceof HttpContent content && content.retrySupported());
    }

    /** Sends the request, and repeats it without {@code Expect: 100-continue} when a proxy does not support that. */
    private PooledResponse sent(URI target, Optional<String> authorization) throws IOException {
        PooledResponse response = send(target, authorization);
        boolean asked = transport.capabilities().has(Feature.EXPECT_CONTINUE);
        if (response.getStatusCode() != EXPECTATION_FAILED || !asked) {
            return response;
        }
        transport.capabilities().markMissing(Feature.EXPECT_CONTINUE);
        if (!isRepeatable()) {
            return response;
        }
        response.disconnect();
        return send(target, authorization);
    }

    private PooledResponse send(URI target, Optional<String> authorization) throws IOException {
        PooledRequest request = transport.buildRequest(line.method(), target.toString());
        headers.forEach(header -> request.addHeader(header.getKey(), header.getValue()));
        authorization.ifPresent(value -> request.addHeader("Authorization", value));
        if (getStreamingContent() != null) {
            request.setStreamingContent(getStreamingContent());
            request.setContentLength(getContentLength());
            request.setContentType(getContentType());
        }
        PooledResponse response = request.execute();
        bodyBytes = request.bodyBytes();
        return response;
    }

    /**
     * Passes on success, redirects and 404, which is a valid result of a lookup. An HTML page is never a response of a
     * registry, whatever its status.
     */
    private PooledResponse checked(URI url, PooledResponse response) throws IOException {
        int status = response.getStatusCode();
        if (UNSUPPORTED_BY_SERVER.contains(status) && getStreamingContent() != null && getContentLength() < 0) {
            transport.capabilities().markMissing(Feature.BODY_OF_UNKNOWN_LENGTH);
        }
        boolean failed = status >= 300 && !Redirects.isOne(status);
        if (failed && !(status == NOT_FOUND && redirects.reads())) {
            throw refusals.exception(url, BufferedResponse.of(response, ERROR_SIZE));
        }
        if (status < 300 && response.isPage()) {
            throw RegistryErrors.notARegistry(url, BufferedResponse.of(response, ERROR_SIZE), RegistryErrors.PAGE);
        }
        return response;
    }
}
