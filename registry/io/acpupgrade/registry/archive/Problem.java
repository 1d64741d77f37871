package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.UnsupportedManifestException;

/** What is wrong with something, before it is known which name is to be called wrong for it. */
record Problem(String what, String remedy) {
    private static final String AGAIN = "Download or copy this file again.";

    /** Content that is damaged or missing. */
    static Problem damage(String what) {
        return new Problem(what, AGAIN);
    }

    static Problem of(String what, Exception cause) {
        return cause instanceof UnsupportedManifestException told
                ? new Problem(what + told.getMessage(), told.remedy())
                : damage(what + cause.getMessage());
    }

    /** @param about the name or the file within the tree that it concerns */
    Fault in(FileTree tree, Object about) {
        return new Fault(tree.name() + " (" + about + ")", what, remedy);
    }
}
