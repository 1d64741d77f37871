package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.workflow.event.RunListener;
import io.acpupgrade.registry.copy.Damage;
import java.util.List;

/**
 * What to do where content is damaged still after it was sent again: distribution keeps the file that it has under a
 * digest, and what it remembers of one that is gone.
 */
record StorageAdvice(List<Damage> damages) {
    private static final int MOST_LISTED = 20;

    /** Says what to remove, and what to do then. */
    String announce(RunListener events) {
        List<String> files = damages.stream()
                .filter(damage -> damage.problem() != Damage.Problem.MISSING)
                .map(Damage::storagePath)
                .distinct()
                .sorted()
                .toList();
        if (files.isEmpty()) {
            return "Restart the registry, which may remember what it has no more, and run the same command again; if it is"
                    + " missing again, see the registry's log and storage.";
        }
        files.stream().limit(MOST_LISTED).forEach(file -> events.info("Remove", file));
        if (files.size() > MOST_LISTED) {
            events.info("", "and " + (files.size() - MOST_LISTED) + " more, which the report names (storagePath)");
        }
        return "The registry keeps the files that it has. Remove those named above, below the root directory of the registry's"
                + " storage, restart the registry, and run the same command again.";
    }
}
