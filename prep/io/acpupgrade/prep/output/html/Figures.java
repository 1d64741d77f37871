package io.acpupgrade.prep.output.html;

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
    private static final String UNITS = "kMGT";
    private static final int STEP = 1000;
    private static final int MINUTE = 60;

    private Figures() {}

    /** As in {@code 512 B}, {@code 1.4 MB}: decimal units, as disks and networks are sold. */
    static String bytes(long count) {
        double value = count;
        int unit = -1;
        while (value >= STEP - 0.5 && unit < UNITS.length() - 1) {
            value /= STEP;
            unit++;
        }
        String name = unit < 0 ? "B" : UNITS.charAt(unit) + "B";
        return String.format(Locale.ROOT, unit < 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, name);
    }

    /** As in {@code 0.4 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    static String seconds(double seconds) {
        Duration time = Duration.ofMillis(Math.round(seconds * STEP));
        if (time.toSeconds() < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** As in {@code 1 check}, {@code 1 234 images}. */
    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
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
