package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import java.util.List;

/**
 * The content of a layout.
 *
 * @param found its named content
 * @param faults of the layout itself
 * @param notes about the layout that are not faults
 * @param notPushed content that cannot be pushed, with the reason
 */
public record LayoutContents(
        List<NamedContent> found, List<Fault> faults, List<Message> notes, List<Message> notPushed) {
    public LayoutContents {
        found = List.copyOf(found);
        faults = Faults.of(faults);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    public List<Artifact> artifacts() {
        return found.stream().flatMap(one -> one.artifact().stream()).toList();
    }

    /** Returns the faults of the layout and of all its names. */
    public Faults allFaults() {
        Faults all = Faults.of(faults);
        found.forEach(one -> all.addAll(one.faults()));
        return all;
    }
}
