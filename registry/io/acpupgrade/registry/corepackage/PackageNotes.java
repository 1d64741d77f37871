package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.layout.LayoutContents;
import java.util.ArrayList;
import java.util.List;

/** Notes about a package that are not faults; bounded in number. */
final class PackageNotes {
    private static final int LIMIT = 20;

    private final List<Message> notes = new ArrayList<>();
    private final List<Message> notPushed = new ArrayList<>();

    void note(Message note) {
        notes.add(note);
    }

    void add(LayoutContents contents) {
        notes.addAll(contents.notes());
        notPushed.addAll(contents.notPushed());
    }

    void add(PackageNotes others) {
        notes.addAll(others.notes);
        notPushed.addAll(others.notPushed);
    }

    List<Message> notes() {
        return some(notes);
    }

    /** Returns the content that cannot be pushed, with the reason. */
    List<Message> notPushed() {
        return some(notPushed);
    }

    private static List<Message> some(List<Message> all) {
        if (all.size() <= LIMIT) {
            return List.copyOf(all);
        }
        List<Message> some = new ArrayList<>(all.subList(0, LIMIT));
        some.add(Message.of("corepackage.more-notes", all.size() - LIMIT));
        return some;
    }
}
