package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.UnsupportedManifestException;
import io.acpupgrade.registry.archive.FileTree;

/** What is wrong with something, before it is known which name is to be called wrong for it. */
record ContentProblem(String what, String remedy) {
    private static final String DOWNLOAD_AGAIN = "Download or copy this file again.";

    /** Content that is damaged or missing. */
    static ContentProblem damage(String what) {
        return new ContentProblem(what, DOWNLOAD_AGAIN);
    }

    static ContentProblem of(String what, Exception cause) {
        return cause instanceof UnsupportedManifestException told
                ? new ContentProblem(what + told.getMessage(), told.remedy())
                : damage(what + cause.getMessage());
    }

    /** @param about the name or the file within the tree that it concerns */
    Fault in(FileTree tree, Object about) {
        return new Fault(tree.name() + " (" + about + ")", what, remedy);
    }
}
