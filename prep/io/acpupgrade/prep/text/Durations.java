package io.acpupgrade.prep.text;

import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.Locale;

/** Durations as people say them, in the user's language. */
public final class Durations {
    private static final int MINUTE = 60;
    private static final double MILLIS = 1000;

    private Durations() {}

    /** How long something took, such as {@code 0.4 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    public static Message measured(Duration duration) {
        return duration.toSeconds() < MINUTE
                ? seconds(String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS))
                : fromMinuteOn(duration);
    }

    /** How long something will take, such as {@code 12 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    public static Message remaining(Duration duration) {
        return duration.toSeconds() < MINUTE ? seconds(duration.toSeconds()) : fromMinuteOn(duration);
    }

    private static Message fromMinuteOn(Duration duration) {
        return duration.toHours() < 1
                ? Message.of("text.minutes-and-seconds", duration.toMinutes(), duration.toSecondsPart())
                : Message.of("text.hours-and-minutes", duration.toHours(), duration.toMinutesPart());
    }

    /** How long a run waited, as it was set: {@code 90 s}, {@code 5 min}. */
    public static Message waited(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        boolean wholeMinutes = seconds % MINUTE == 0 && seconds > MINUTE;
        return wholeMinutes ? minutes(duration.toMinutes()) : seconds(seconds);
    }

    /** An age, such as {@code 40 s}, {@code 3 min}, {@code 5 h}, {@code 12 days}. */
    public static Message age(Duration age) {
        if (age.toMinutes() < 1) {
            return seconds(age.toSeconds());
        }
        if (age.toHours() < 1) {
            return minutes(age.toMinutes());
        }
        return age.toDays() < 1 ? Message.of("text.hours", age.toHours()) : Message.of("text.days", age.toDays());
    }

    private static Message seconds(Object number) {
        return Message.of("text.seconds", number);
    }

    private static Message minutes(long number) {
        return Message.of("text.minutes", number);
    }
}
