package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.UnsupportedManifestException;
import io.acpupgrade.registry.archive.FileTree;

/** A defect of some content, before it is known which names it affects. */
record ContentProblem(Message what, Message remedy) {
    private static final String DOWNLOAD_AGAIN = "Download or copy this file again.";

    /** Creates a problem of damaged or missing content. */
    static ContentProblem damage(Message what) {
        return new ContentProblem(what, Message.text(DOWNLOAD_AGAIN));
    }

    static ContentProblem of(String what, Exception cause) {
        return cause instanceof UnsupportedManifestException told
                ? new ContentProblem(Message.text(what + told.getMessage()), told.remedy())
                : damage(Message.text(what + cause.getMessage()));
    }

    /** @param about the affected name or file within the tree */
    Fault in(FileTree tree, Object about) {
        return new Fault(tree.name() + " (" + about + ")", what, remedy);
    }
}
