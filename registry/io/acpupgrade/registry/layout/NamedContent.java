package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.FileTree;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * One name in a layout.
 *
 * @param artifact what it points to, as far as it could be read
 * @param faults of the artifact; empty when it is complete
 */
record NamedContent(Reference name, Optional<Artifact> artifact, List<Fault> faults) {
    /** Creates the content of one name; problems of a manifest are shared by all its names. */
    static NamedContent of(Reference name, Optional<Artifact> artifact, List<Problem> problems, FileTree tree) {
        return new NamedContent(name, artifact, new AbstractList<>() {
            @Override
            public Fault get(int index) {
                return ContentProblem.fault(tree, name, problems.get(index));
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
