package io.acpupgrade.registry.remote.auth;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledRequest;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.Redirects;
import io.acpupgrade.registry.remote.http.ReferredServer;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The token server of a registry (distribution's token protocol), accepted on the registry's own host only. */
record TokenServer(Endpoint endpoint, PooledTransport transport, Optional<Credentials> credentials) {
    private static final int ANSWER_SIZE = 1 << 20;
    private static final int MAX_REDIRECTS = 5;
    private static final Message CHECK_REALM = Message.of("auth.check-realm");

    /** Resolves the realm: relative to the registry, or on the registry's host. */
    URI realm(Challenge asked) throws RegistryException {
        String realm = asked.parameter("realm");
        if (realm.isBlank()) {
            throw rejected(Message.of("auth.no-realm"), CHECK_REALM);
        }
        return trusted(endpoint.resolve(endpoint.ping(), Optional.of(realm)));
    }

    /**
     * Returns the URL, over TLS if the registry uses TLS; other hosts are refused, because they would get the
     * credentials.
     */
    private URI trusted(URI place) throws RegistryException {
        HostAndPort at = hostOf(place);
        if (!endpoint.isSameHost(place)) {
            throw rejected(Message.of("auth.other-host", at.host()), Message.of("auth.correct-realm"));
        }
        if (at.port() == endpoint.port() || endpoint.isDowngrade(place)) {
            return endpoint.onThisEndpoint(place);
        }
        Endpoint.Scheme scheme = Endpoint.Scheme.valueOf(place.getScheme().toUpperCase(Locale.ROOT));
        return new Endpoint(scheme, endpoint.host(), at.port(), "", endpoint.aliases()).onThisEndpoint(place);
    }

    private HostAndPort hostOf(URI place) throws RegistryException {
        try {
            return HostAndPort.of(place);
        } catch (IllegalArgumentException e) {
            throw rejected(Message.of("auth.unusable-realm", Message.of(e)), CHECK_REALM);
        }
    }

    private static RegistryException rejected(Message message, Message remedy) {
        return new RegistryException(Kind.REJECTED, message, remedy);
    }

    /**
     * Requests a new token.
     *
     * @param now the time at which its lifetime starts
     */
    BearerToken token(URI realm, Challenge asked, Scope scope, long now) throws IOException {
        Scope wanted = scope.with(asked.parameter("scope"));
        URI url = URI.create(realm + query(realm, wanted, asked));
        BufferedResponse answer = answer(url);
        if (answer.status() == 401 || (answer.status() == 403 && scope.parts().isEmpty())) {
            throw LoginErrors.refusedToken(user(), answer);
        }
        if (answer.status() >= 400) {
            throw RegistryErrors.of(realm, answer).during(Message.of("auth.ask-for-token", wanted.named()));
        }
        return BearerToken.parse(answer.body(), now)
                .orElseThrow(() -> rejected(
                        Message.of(
                                "auth.no-token",
                                wanted.named(),
                                HostAndPort.of(realm).host(),
                                answer.status()),
                        CHECK_REALM));
    }

    private BufferedResponse answer(URI url) throws IOException {
        URI place = url;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            BufferedResponse answer = ask(place);
            if (!Redirects.isOne(answer.status())) {
                return answer;
            }
            place = trusted(endpoint.resolve(place, answer.header("Location")));
        }
        throw Redirects.tooMany(url);
    }

    private BufferedResponse ask(URI place) throws IOException {
        PooledRequest request = transport.buildRequest("GET", place.toString());
        credentials.ifPresent(known -> request.addHeader("Authorization", known.basic()));
        try {
            return BufferedResponse.of(request.execute(), ANSWER_SIZE);
        } catch (RegistryException e) {
            throw endpoint.isThis(place) ? e : ReferredServer.tokenServer(place).failed(e);
        }
    }

    private String query(URI realm, Scope scope, Challenge asked) {
        StringBuilder query = new StringBuilder(realm.getRawQuery() == null ? "?" : "&");
        query.append("service=").append(encoded(asked.parameter("service")));
        scope.words().forEach(part -> query.append("&scope=").append(encoded(part)));
        credentials.ifPresent(known -> query.append("&account=").append(encoded(known.username())));
        return query.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Returns the user, for messages. */
    Message user() {
        return credentials
                .map(known -> Message.verbatim("'" + known.username() + "'"))
                .orElse(Message.of("auth.anonymous"));
    }
}
