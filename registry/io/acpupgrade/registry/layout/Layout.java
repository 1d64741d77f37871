package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.archive.FileTree;
import java.util.List;

/** One way to keep images in files. */
public interface Layout {
    /** The layout's name for people. */
    String kind();

    /** The folders within the tree that are kept this way, each as a prefix that is empty or ends in a slash. */
    List<String> roots(FileTree tree);

    /** What lies below one root. */
    LayoutContents read(FileTree tree, String root);
}
