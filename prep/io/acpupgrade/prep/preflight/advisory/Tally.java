package io.acpupgrade.prep.preflight.advisory;

import java.util.ArrayList;
import java.util.List;

/** How many things were looked at, and which of them are not as they should be. */
final class Tally {
    private static final int SHOWN = 5;

    private final List<String> bad = new ArrayList<>();
    private int looked;

    void good() {
        looked++;
    }

    /** @param name and what is wrong with it, as in {@code node-3 (not ready)} */
    void bad(String name) {
        looked++;
        bad.add(name);
    }

    int looked() {
        return looked;
    }

    boolean isClean() {
        return bad.isEmpty();
    }

    /** As in {@code 7 of 12: a, b, c, d, e and 2 more}. */
    String words() {
        String first = String.join(", ", bad.subList(0, Math.min(SHOWN, bad.size())));
        String rest = bad.size() > SHOWN ? " and " + (bad.size() - SHOWN) + " more" : "";
        return bad.size() + " of " + looked + ": " + first + rest;
    }
}
