package io.acpupgrade.prep.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A time as an object states it (RFC 3339).
 *
 * @param text as it was written; empty when the object states no time
 * @param instant what that means; empty when it cannot be read
 */
public record Timestamp(String text, Optional<Instant> instant) {
    static Timestamp parse(String text) {
        try {
            return new Timestamp(text, Optional.of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException e) {
            return new Timestamp(text, Optional.empty());
        }
    }

    /** Whether it is certainly later than the other moment; a time that cannot be read is not. */
    public boolean isAfter(Instant other) {
        return instant.map(time -> time.isAfter(other)).orElse(false);
    }

    @Override
    public String toString() {
        return text;
    }
}
