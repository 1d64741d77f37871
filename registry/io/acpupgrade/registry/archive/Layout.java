package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import java.util.List;

/** One way to keep images in files. */
interface Layout {
    /** The layout's name for people. */
    String kind();

    /** The folders within the tree that are kept this way, each as a prefix that is empty or ends in a slash. */
    List<String> roots(FileTree tree);

    /** The artifacts below one root; what cannot be read is added to the faults. */
    List<Artifact> read(FileTree tree, String root, List<Fault> faults);
}
