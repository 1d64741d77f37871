package io.acpupgrade.prep.text;

import java.time.Duration;
import java.util.Locale;

/** Formats sizes in decimal units, durations and counts. */
public final class Units {
    private static final String[] NAMES = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;
    private static final int MINUTE = 60;

    private Units() {}

    /** Such as {@code 512 B}, {@code 1.4 MB}, {@code 23 GB}. */
    public static String bytes(long count) {
        double value = count;
        int unit = 0;
        while (Math.abs(value) >= STEP - 0.5 && unit < NAMES.length - 1) {
            value /= STEP;
            unit++;
        }
        String pattern = unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, value, NAMES[unit]);
    }

    /** Such as {@code 0.4 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    public static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < MINUTE * MINUTE) {
            return seconds / MINUTE + " min " + seconds % MINUTE + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** The time that a run waited, such as {@code 90 s}, {@code 5 min}. */
    public static String waited(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        boolean wholeMinutes = seconds % MINUTE == 0 && seconds > MINUTE;
        return wholeMinutes ? duration.toMinutes() + " min" : seconds + " s";
    }

    /** An age, such as {@code 40 s}, {@code 3 min}, {@code 5 h}, {@code 12 days}. */
    public static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1 ? age.toHours() + " h" : count(age.toDays(), "day");
    }

    /** Such as {@code 1 image}, {@code 3 images}. */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.equals("file or folder") ? "files and folders" : thing + "s";
    }
}
