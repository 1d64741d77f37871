package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.FileTree;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * One name of a layout.
 *
 * @param artifact what it stands for, as far as that could be read
 * @param faults what is wrong with it; none where it is whole
 */
record NamedContent(Reference name, Optional<Artifact> artifact, List<Fault> faults) {
    /** Many names may stand for one manifest: what is wrong with it is held once, and put into words where it is told. */
    static NamedContent of(Reference name, Optional<Artifact> artifact, List<ContentProblem> problems, FileTree tree) {
        return new NamedContent(name, artifact, new AbstractList<>() {
            @Override
            public Fault get(int index) {
                return problems.get(index).in(tree, name);
            }

            @Override
            public int size() {
                return problems.size();
            }
        });
    }

    boolean isComplete() {
        return artifact.isPresent() && faults.isEmpty();
    }
}
