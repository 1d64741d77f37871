package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.workflow.event.RunListener;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.Damage;
import java.util.List;

/**
 * What to remove in a registry's storage: distribution keeps the file that it has under a digest, and sending the right
 * one changes nothing.
 */
record StorageAdvice(List<Damage> damages) {
    private static final int MOST_LISTED = 20;

    /** The files that hold something else than their digest says. */
    private List<String> files() {
        return damages.stream()
                .filter(damage -> damage.problem() != Damage.Problem.MISSING)
                .map(Damage::storagePath)
                .distinct()
                .sorted()
                .toList();
    }

    boolean isNeeded() {
        return !files().isEmpty();
    }

    /** Names the files, and says what to do with them; ends before what to do then. */
    Message announce(RunListener events) {
        List<String> files = files();
        files.stream()
                .limit(MOST_LISTED)
                .forEach(file -> events.info(Message.of("heading.remove"), Message.verbatim(file)));
        if (files.size() > MOST_LISTED) {
            events.info(Message.NONE, Message.of("storage.more", files.size() - MOST_LISTED));
        }
        return Message.of("storage.remove");
    }
}
