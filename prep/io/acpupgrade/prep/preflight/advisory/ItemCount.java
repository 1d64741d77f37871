package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.text.NameList;
import java.util.ArrayList;
import java.util.List;

/** Counts the items that a check looked at, and collects those that failed. */
final class ItemCount {
    private final List<String> failures = new ArrayList<>();
    private int total;

    void ok() {
        total++;
    }

    /** @param name the item and what is wrong with it, as in {@code node-3 (not ready)} */
    void failed(String name) {
        total++;
        failures.add(name);
    }

    int total() {
        return total;
    }

    boolean allOk() {
        return failures.isEmpty();
    }

    /** Such as {@code 7 of 12: a, b, c, d, e and 2 more}. */
    String summary() {
        return failures.size() + " of " + total + ": " + NameList.of(failures);
    }
}
