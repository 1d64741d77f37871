package io.acpupgrade.prep.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * An RFC 3339 timestamp of an object.
 *
 * @param text as it was written; empty if the object states none
 * @param instant the parsed text; empty if it cannot be parsed
 */
public record Timestamp(String text, Optional<Instant> instant) {
    static Timestamp parse(String text) {
        try {
            return new Timestamp(text, Optional.of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException e) {
            return new Timestamp(text, Optional.empty());
        }
    }

    /** Whether it is later; false if it cannot be parsed. */
    public boolean isAfter(Instant other) {
        return instant.map(time -> time.isAfter(other)).orElse(false);
    }

    @Override
    public String toString() {
        return text;
    }
}
