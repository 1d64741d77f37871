package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.layout.LayoutContents;
import java.util.ArrayList;
import java.util.List;

/** Notes about a package that are not faults; bounded in number. */
final class PackageNotes {
    private static final int LIMIT = 20;

    private final List<String> notes = new ArrayList<>();
    private final List<String> notPushed = new ArrayList<>();

    void note(String text) {
        notes.add(text);
    }

    void add(LayoutContents contents) {
        notes.addAll(Message.english(contents.notes()));
        notPushed.addAll(Message.english(contents.notPushed()));
    }

    void add(PackageNotes others) {
        notes.addAll(others.notes);
        notPushed.addAll(others.notPushed);
    }

    List<String> notes() {
        return some(notes);
    }

    /** Returns the content that cannot be pushed, with the reason. */
    List<String> notPushed() {
        return some(notPushed);
    }

    private static List<String> some(List<String> all) {
        if (all.size() <= LIMIT) {
            return List.copyOf(all);
        }
        List<String> some = new ArrayList<>(all.subList(0, LIMIT));
        some.add("and " + (all.size() - LIMIT) + " more of the kind");
        return some;
    }
}
