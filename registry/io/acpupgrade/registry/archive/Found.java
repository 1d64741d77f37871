package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import java.util.List;
import java.util.Optional;

/**
 * One name of a layout.
 *
 * @param artifact what it stands for, as far as that could be read
 * @param faults what is wrong with it; none where it is whole
 */
record Found(Reference name, Optional<Artifact> artifact, List<Fault> faults) {
    Found {
        faults = List.copyOf(faults);
    }

    boolean isWhole() {
        return artifact.isPresent() && faults.isEmpty();
    }
}
