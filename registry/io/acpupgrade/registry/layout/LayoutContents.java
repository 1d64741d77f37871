package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import java.util.List;

/**
 * What a layout holds.
 *
 * @param found each of its names
 * @param faults what is wrong with the layout itself
 * @param notes what else there is to say
 * @param notPushed content that cannot be pushed, with the reason
 */
public record LayoutContents(List<NamedContent> found, List<Fault> faults, List<String> notes, List<String> notPushed) {
    public LayoutContents {
        found = List.copyOf(found);
        faults = Faults.of(faults);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    public List<Artifact> artifacts() {
        return found.stream().flatMap(one -> one.artifact().stream()).toList();
    }

    /** What is wrong with the layout, and with each of its names. */
    public Faults allFaults() {
        Faults all = Faults.of(faults);
        found.forEach(one -> all.addAll(one.faults()));
        return all;
    }
}
