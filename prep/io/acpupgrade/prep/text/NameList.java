package io.acpupgrade.prep.text;

import java.util.List;

/** A list of names within a sentence, cut off after the first few. */
public final class NameList {
    private static final int SHOWN = 5;

    private NameList() {}

    /** Such as {@code a, b, c, d, e and 7 more}. */
    public static String of(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }
}
