package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who this program is to the registry: it learns from the first refusal how the registry wants to be logged in to, and
 * keeps the tokens, one for each scope.
 */
final class Login {
    private static final int ANSWER_SIZE = 1 << 20;

    private final Endpoint endpoint;
    private final Optional<Credentials> credentials;
    private final PooledTransport transport;
    private final InstantSource clock;
    private final Map<Scope, BearerToken> tokens = new ConcurrentHashMap<>();
    private volatile Optional<Challenge> challenge = Optional.empty();

    Login(Endpoint endpoint, Optional<Credentials> credentials, PooledTransport transport, InstantSource clock) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.transport = transport;
        this.clock = clock;
    }

    /** The {@code Authorization} header for a request; nothing as long as the registry has not asked for one. */
    Optional<String> header(Scope scope) throws IOException {
        Optional<Challenge> asked = challenge;
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return asked.get().isBearer()
                ? Optional.of("Bearer " + token(scope, asked.get()).value())
                : credentials.map(Credentials::basic);
    }

    /**
     * Takes in that the registry has refused a request.
     *
     * @return whether the same request has a chance now
     */
    boolean refused(Scope scope, Optional<String> sent, List<String> challenges) throws IOException {
        Optional<Challenge> asked = Challenge.best(challenges);
        if (asked.isEmpty()) {
            return false;
        }
        boolean sameWay = challenge.map(Challenge::scheme).equals(asked.map(Challenge::scheme));
        challenge = asked;
        if (asked.get().isBearer()) {
            tokens.values().removeIf(token -> sent.equals(Optional.of("Bearer " + token.value())));
            return true;
        }
        return credentials.isPresent() && !(sameWay && sent.isPresent());
    }

    /** Whether the registry wants tokens, which it has others give out. */
    boolean isByToken() {
        return challenge.filter(Challenge::isBearer).isPresent();
    }

    private BearerToken token(Scope scope, Challenge asked) throws IOException {
        for (Scope wide : List.of(scope.withPush(), scope)) {
            BearerToken known = tokens.get(wide);
            if (known != null && known.isFresh(clock.instant())) {
                return known;
            }
        }
        BearerToken fetched = fetch(scope, asked);
        tokens.put(scope, fetched);
        return fetched;
    }

    private BearerToken fetch(Scope scope, Challenge asked) throws IOException {
        URI realm = realm(asked);
        PooledRequest request = transport.buildRequest("GET", realm + query(realm, scope, asked));
        credentials.ifPresent(known -> request.addHeader("Authorization", known.basic()));
        Answer answer = Answer.of(request.execute(), ANSWER_SIZE);
        if (answer.status() == 401 || (answer.status() == 403 && scope.parts().isEmpty())) {
            throw new RegistryException(
                    Kind.UNAUTHORIZED,
                    "log in as " + user() + ": the token server refused (" + RegistryErrors.said(answer) + ")",
                    RegistryErrors.CHECK_CREDENTIALS);
        }
        if (answer.status() >= 400) {
            throw RegistryErrors.of(realm, answer).during("ask for a token for " + scope);
        }
        return BearerToken.parse(answer.body(), clock.instant())
                .orElseThrow(() -> new RegistryException(
                        Kind.REJECTED,
                        "ask for a token for " + scope + ": the answer of " + realm.getHost()
                                + " holds neither 'token' nor" + " 'access_token'",
                        "See what is configured as the token server of this registry."));
    }

    /**
     * Where tokens are to be had: relative to the registry, or on the registry's own host; credentials go nowhere else.
     */
    private URI realm(Challenge asked) throws RegistryException {
        URI realm = endpoint.resolve(endpoint.ping(), Optional.of(asked.parameter("realm")));
        if (!endpoint.isAt(realm)) {
            throw new RegistryException(
                    Kind.REJECTED,
                    "log in: the registry sends clients to the token server " + realm.getHost()
                            + ", which is another host;" + " credentials are not sent there",
                    "Give that registry's own name with --registry, or mend the realm in its configuration.");
        }
        boolean samePort = realm.getPort() < 0 || realm.getPort() == endpoint.port();
        boolean downgrade = "http".equals(realm.getScheme()) && endpoint.scheme() == Endpoint.Scheme.HTTPS;
        return samePort || downgrade ? endpoint.here(realm) : atItsPort(realm);
    }

    private URI atItsPort(URI realm) {
        Endpoint other = new Endpoint(endpoint.scheme(), endpoint.host(), realm.getPort(), "", endpoint.aliases());
        return other.here(realm);
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

    /** The user for messages. */
    String user() {
        return credentials.map(known -> "'" + known.username() + "'").orElse("nobody (no credentials were given)");
    }
}
