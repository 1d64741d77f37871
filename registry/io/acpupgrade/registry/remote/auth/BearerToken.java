package io.acpupgrade.registry.remote.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token and the time from which on it should not be relied on any more, by a clock that is never set.
 *
 * @param renewal in nanoseconds of {@link System#nanoTime}
 */
public record BearerToken(String value, long renewal) {
    /** What the token protocol says a token lives where the answer says nothing. */
    private static final long DEFAULT_SECONDS = 60;
    /** A token that says that it lives longer is asked for again all the same. */
    private static final double MAX_SECONDS = Duration.ofDays(1).toSeconds();
    /** A token is renewed when this part of its life is left, so that no long upload begins on its last breath. */
    private static final double RENEWAL_SHARE = 0.25;
    /** What can stand in a header; no server takes one that is longer. */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,32768}");

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the answer of a token server; nothing where it holds no token. */
    public static Optional<BearerToken> parse(byte[] answer, long now) {
        try {
            JsonNode json = JSON.readTree(answer);
            String token = json.path("token").asText("");
            String value = token.isEmpty() ? json.path("access_token").asText("") : token;
            double seconds = json.path("expires_in").asDouble(DEFAULT_SECONDS);
            double life = Math.max(0, Math.min(MAX_SECONDS, seconds)) * (1 - RENEWAL_SHARE);
            return VALUE.matcher(value).matches()
                    ? Optional.of(new BearerToken(value, now + (long) (life * 1e9)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isFresh(long now) {
        return renewal - now > 0;
    }

    @Override
    public String toString() {
        return "a token (hidden)";
    }
}
