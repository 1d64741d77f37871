package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.FileTree;

/** Problems of some content; which names they affect is known later. */
final class ContentProblem {
    private ContentProblem() {}

    /** Creates a problem of damaged or missing content. */
    static Problem damage(Message what) {
        return new Problem(what, Message.of("archive.download-again"));
    }

    /** Creates a problem with the remedy of its cause, where the cause has one. */
    static Problem of(Message what, Exception cause) {
        Message own = cause instanceof Explained explained ? explained.problem().remedy() : Message.NONE;
        return own.isEmpty() ? damage(what) : new Problem(what, own);
    }

    /** @param about the affected name or file within the tree */
    static Fault fault(FileTree tree, Object about, Problem problem) {
        return new Fault(tree.name() + " (" + about + ")", problem);
    }
}
