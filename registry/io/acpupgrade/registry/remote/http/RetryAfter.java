package io.acpupgrade.registry.remote.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Parses the header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** The longest pause; afterwards the next response can ask again. */
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private RetryAfter() {}

    static Optional<Duration> parse(Optional<String> header) {
        return header.flatMap(RetryAfter::parse).map(pause -> pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
    }

    private static Optional<Duration> parse(String value) {
        String text = value.strip();
        try {
            if (text.chars().allMatch(Character::isDigit) && !text.isEmpty()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), until);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
