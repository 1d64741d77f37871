package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.UnsupportedManifestException;
import io.acpupgrade.registry.archive.FileTree;

/** A defect of some content, before it is known which names it affects. */
record ContentProblem(String what, String remedy) {
    private static final String DOWNLOAD_AGAIN = "Download or copy this file again.";

    /** Creates a problem of damaged or missing content. */
    static ContentProblem damage(String what) {
        return new ContentProblem(what, DOWNLOAD_AGAIN);
    }

    static ContentProblem of(String what, Exception cause) {
        return cause instanceof UnsupportedManifestException told
                ? new ContentProblem(what + told.getMessage(), told.remedy())
                : damage(what + cause.getMessage());
    }

    /** @param about the affected name or file within the tree */
    Fault in(FileTree tree, Object about) {
        return new Fault(tree.name() + " (" + about + ")", what, remedy);
    }
}
