package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.Right;
import java.util.Set;

/**
 * Something that is asked of the API server.
 *
 * @param description what is tried, up to the preposition: {@code Reading Secret a/b from}
 * @param right what it takes
 */
record ApiAction(String description, Right right) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch");

    boolean isWrite() {
        return WRITES.contains(right.verb());
    }

    static ApiAction reading(ObjectName name) {
        return new ApiAction("Reading " + name + " from", name.right("get"));
    }

    static ApiAction listing(ObjectSelector selector) {
        Right right = Right.to("list", selector.type());
        return new ApiAction(
                "Listing " + selector + " at",
                selector.namespace().map(right::inNamespace).orElse(right));
    }

    static ApiAction writing(String verb, ObjectName name) {
        String gerund = verb.equals("create") ? "Creating " : "Writing ";
        return new ApiAction(gerund + name + " at", name.right(verb));
    }
}
