package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a layout holds.
 *
 * @param found each of its names
 * @param faults what is wrong with the layout itself
 * @param notes what else there is to say
 * @param notPushed content that cannot be pushed, with the reason
 */
record Contents(List<Found> found, List<Fault> faults, List<String> notes, List<String> notPushed) {
    Contents {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    List<Artifact> artifacts() {
        return found.stream().flatMap(one -> one.artifact().stream()).toList();
    }

    Stream<Fault> allFaults() {
        return Stream.concat(faults.stream(), found.stream().flatMap(one -> one.faults().stream()));
    }
}
