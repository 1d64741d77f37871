package io.acpupgrade.registry.remote.auth;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.PooledTransport;
import io.acpupgrade.registry.remote.http.Scope;
import io.acpupgrade.registry.remote.http.Secrets;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Authenticates to one registry: learns the method from the first 401 and caches one token per scope until one is
 * refused.
 */
public final class Login {
    /** How many tokens are cached; there can be one for each pair of repositories in a mount. */
    private static final int MAX_SCOPES = 512;

    private final Optional<Credentials> credentials;
    private final TokenServer server;
    private final LongSupplier nanoTime;
    private final Secrets secrets;
    private final Map<Scope, BearerToken> tokens = leastRecentlyUsedCache();
    /** Scopes as the registry asked for them, when it knows a repository by another name. */
    private final Map<Scope, Scope> wider = leastRecentlyUsedCache();

    private volatile Optional<LoginMethod> method = Optional.empty();

    /** A supported challenge and, for tokens, its realm. */
    private record LoginMethod(Challenge challenge, URI realm) {
        /** Returns this method without the request's own scope, which other requests need not have permission for. */
        LoginMethod forEveryScope() {
            return new LoginMethod(challenge.without("scope"), realm);
        }
    }

    public Login(
            Endpoint endpoint,
            Optional<Credentials> credentials,
            PooledTransport transport,
            LongSupplier nanoTime,
            Secrets secrets) {
        this.credentials = credentials;
        this.server = new TokenServer(endpoint, transport, credentials);
        this.nanoTime = nanoTime;
        this.secrets = secrets;
    }

    /** Returns the {@code Authorization} header for a request; empty until the registry asks for one. */
    Optional<String> header(Scope scope) throws IOException {
        Optional<LoginMethod> known = method;
        if (known.isEmpty() || !known.get().challenge().isBearer()) {
            return known.flatMap(basic -> credentials.map(Credentials::basic));
        }
        Optional<BearerToken> kept = kept(scope);
        BearerToken token = kept.isPresent() ? kept.get() : fetched(scope, known.get());
        return Optional.of("Bearer " + token.value());
    }

    /**
     * Logs in again after a refusal. All cached tokens are dropped: a changed key or clock that invalidates one
     * invalidates all.
     *
     * @return the new header; empty when a repetition would fail
     */
    Optional<String> renewed(Scope scope, Optional<String> sent, List<String> challenges) throws IOException {
        List<Challenge> asked = Challenge.all(challenges);
        Optional<LoginMethod> best = best(asked);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        boolean sameWay = method.map(old -> old.challenge().isBearer())
                .equals(best.map(next -> next.challenge().isBearer()));
        LoginMethod next = best.get().forEveryScope();
        method = Optional.of(next);
        if (next.challenge().isBearer()) {
            remember(scope, best.get().challenge().parameter("scope"));
            forgetTokens();
            return Optional.of("Bearer " + fetched(scope, next).value());
        }
        return sameWay && sent.isPresent() ? Optional.empty() : credentials.map(Credentials::basic);
    }

    /** Chooses the method: tokens if their realm is trusted, else basic. */
    private Optional<LoginMethod> best(List<Challenge> asked) throws RegistryException {
        Optional<RegistryException> untrusted = Optional.empty();
        for (Challenge challenge : asked) {
            if (challenge.isBearer()) {
                try {
                    return Optional.of(new LoginMethod(challenge, server.realm(challenge)));
                } catch (RegistryException e) {
                    untrusted = untrusted.isPresent() ? untrusted : Optional.of(e);
                }
            }
        }
        Optional<LoginMethod> basic = asked.stream()
                .filter(Challenge::isBasic)
                .findFirst()
                .map(challenge -> new LoginMethod(challenge, URI.create("")));
        if (basic.isEmpty() && untrusted.isPresent()) {
            throw untrusted.get();
        }
        return basic;
    }

    /** Whether the registry issues tokens to this user. */
    boolean isByToken() {
        return credentials.isPresent()
                && method.filter(known -> known.challenge().isBearer()).isPresent();
    }

    private Optional<BearerToken> kept(Scope scope) {
        synchronized (tokens) {
            for (Scope wide : List.of(scope.withPush(), scope)) {
                BearerToken known = tokens.get(wide);
                if (known != null && known.isFresh(nanoTime.getAsLong())) {
                    return Optional.of(known);
                }
            }
            return Optional.empty();
        }
    }

    private void remember(Scope scope, String asked) {
        Scope more = scope.with(asked);
        if (!more.equals(scope)) {
            wider.put(scope, more);
        }
    }

    private void forgetTokens() {
        synchronized (tokens) {
            tokens.clear();
        }
    }

    private BearerToken fetched(Scope scope, LoginMethod known) throws IOException {
        Scope wanted = wider.getOrDefault(scope, scope);
        BearerToken token = server.token(known.realm(), known.challenge(), wanted, nanoTime.getAsLong());
        secrets.add(token.value());
        synchronized (tokens) {
            tokens.put(scope, token);
        }
        return token;
    }

    private static <V> Map<Scope, V> leastRecentlyUsedCache() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Scope, V> eldest) {
                return size() > MAX_SCOPES;
            }
        });
    }

    /** Returns the user, for messages. */
    Message user() {
        return server.user();
    }
}
