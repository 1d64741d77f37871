package io.acpupgrade.prep.text;

import java.util.Locale;

/** Formats sizes in decimal units, which are the same in every language. */
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
}
