package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import java.util.Set;

/**
 * A request as users see it, and the right it needs.
 *
 * @param description up to the preposition, as in {@code Reading Secret a/b from}
 * @param right the right it needs
 */
record ApiAction(Message description, Right right) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch");

    boolean isWrite() {
        return WRITES.contains(right.verb());
    }

    static ApiAction reading(ObjectName name) {
        return new ApiAction(Message.text("Reading " + name + " from"), name.right("get"));
    }

    static ApiAction listing(ObjectSelector selector) {
        Right right = Right.to("list", selector.type());
        return new ApiAction(
                Message.text("Listing " + selector.description() + " at"),
                selector.namespace().map(right::inNamespace).orElse(right));
    }

    static ApiAction writing(String verb, ObjectName name) {
        String gerund = verb.equals("create") ? "Creating " : "Writing ";
        return new ApiAction(Message.text(gerund + name + " at"), name.right(verb));
    }
}
