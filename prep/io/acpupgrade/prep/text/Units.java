package io.acpupgrade.prep.text;

import java.time.Duration;
import java.util.Locale;

/** Formats sizes in decimal units, durations and counts. */
public final class Units {
    private static final String[] NAMES = {"B", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

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

    /** As {@link Durations#measured}, in English. */
    public static String time(Duration duration) {
        return Durations.measured(duration).english();
    }

    /** As {@link Durations#waited}, in English. */
    public static String waited(Duration duration) {
        return Durations.waited(duration).english();
    }

    /** As {@link Durations#age}, in English. */
    public static String age(Duration age) {
        return Durations.age(age).english();
    }

    /** Such as {@code 1 image}, {@code 3 images}. */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.equals("file or folder") ? "files and folders" : thing + "s";
    }
}
