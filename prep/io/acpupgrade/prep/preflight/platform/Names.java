package io.acpupgrade.prep.preflight.platform;

import java.util.List;

/** Lists of names for one sentence, cut off after the first few. */
final class Names {
    private static final int SHOWN = 5;

    private Names() {}

    /** As in {@code 1 node}, {@code 3 nodes}. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** As in {@code a, b, c, d, e and 7 more}. */
    static String of(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }
}
