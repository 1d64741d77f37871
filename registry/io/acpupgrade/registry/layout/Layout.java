package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.archive.FileTree;
import java.util.List;

/** A file format for images. */
public interface Layout {
    /** The layout's name. */
    Message kind();

    /** Finds the roots of such layouts in the tree, as prefixes that are empty or end with a slash. */
    List<String> roots(FileTree tree);

    /** Reads the layout at one root. */
    LayoutContents read(FileTree tree, String root);
}
