package io.acpupgrade.registry.remote.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token and the time to renew it, on a monotonic clock.
 *
 * @param renewal time in nanoseconds of {@link System#nanoTime}
 */
public record BearerToken(String value, long renewal) {
    /** The lifetime that the token protocol defines when the response has none. */
    private static final long DEFAULT_SECONDS = 60;
    /** A longer lifetime is cut to this. */
    private static final double MAX_SECONDS = Duration.ofDays(1).toSeconds();
    /**
     * The share of the lifetime before expiry at which a token is renewed, so that no long upload starts with an
     * expiring token.
     */
    private static final double RENEWAL_SHARE = 0.25;
    /** The characters and length that are valid in a header. */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,32768}");

    private static final JsonMapper JSON = new JsonMapper();

    /** Parses a token server's response; empty when it has no token. */
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
