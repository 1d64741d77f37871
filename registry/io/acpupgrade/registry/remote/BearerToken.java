package io.acpupgrade.registry.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token and the time from which on it should not be relied on any more. */
record BearerToken(String value, Instant renewal) {
    /** What the token protocol says a token lives where the answer says nothing. */
    private static final long DEFAULT_SECONDS = 60;
    /** A token is renewed when this part of its life is left, so that no long upload begins on its last breath. */
    private static final double SPARE = 0.25;

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the answer of a token server; nothing where it holds no token. */
    static Optional<BearerToken> parse(byte[] answer, Instant now) {
        try {
            JsonNode json = JSON.readTree(answer);
            String token = json.path("token").asText(json.path("access_token").asText(""));
            long seconds = json.path("expires_in").asLong(DEFAULT_SECONDS);
            Instant renewal = now.plus(Duration.ofMillis((long) (seconds * 1000 * (1 - SPARE))));
            return token.isEmpty() ? Optional.empty() : Optional.of(new BearerToken(token, renewal));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isFresh(Instant now) {
        return now.isBefore(renewal);
    }

    @Override
    public String toString() {
        return "a token until " + renewal;
    }
}
