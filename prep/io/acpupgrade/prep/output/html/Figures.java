package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Numbers and moments as people read them. */
final class Figures {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MILLIS = 1000;

    private Figures() {}

    static Message seconds(double seconds) {
        return Durations.measured(Duration.ofMillis(Math.round(seconds * MILLIS)));
    }

    /** Thousands apart from each other by a blank that keeps a line together. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** A moment for people and for machines; text that is no moment stays what it is. */
    static Markup moment(String text) {
        return instant(text).map(Figures::moment).orElse(new Text(text));
    }

    /** A moment for people and for machines. */
    static Markup moment(Instant moment) {
        return Element.of("time", MOMENT.format(moment)).with("datetime", moment.toString());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
