package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;

/** Counts the items that a check looked at, and collects those that failed. */
final class ItemCount {
    private final List<Message> failures = new ArrayList<>();
    private int total;

    void ok() {
        total++;
    }

    /** @param name the item and what is wrong with it, as in {@code node-3 (not ready)} */
    void failed(Message name) {
        total++;
        failures.add(name);
    }

    int total() {
        return total;
    }

    boolean allOk() {
        return failures.isEmpty();
    }

    int failed() {
        return failures.size();
    }

    /** The items that failed, such as {@code a, b, c, d, e and 2 more}. */
    Message names() {
        return NameList.shortened(failures);
    }
}
