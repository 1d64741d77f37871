package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.kubernetes.Selection;
import java.util.Set;

/**
 * Something that is asked of the API server.
 *
 * @param words what is tried, up to the preposition: {@code Reading Secret a/b from}
 * @param right what it takes
 */
record Attempt(String words, Right right) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch");

    boolean isWrite() {
        return WRITES.contains(right.verb());
    }

    static Attempt reading(ObjectName name) {
        return new Attempt("Reading " + name + " from", name.right("get"));
    }

    static Attempt listing(Selection selection) {
        Right right = Right.to("list", selection.type());
        return new Attempt(
                "Listing " + selection + " at",
                selection.namespace().map(right::within).orElse(right));
    }

    static Attempt writing(String verb, ObjectName name) {
        String doing = verb.equals("create") ? "Creating " : "Writing ";
        return new Attempt(doing + name + " at", name.right(verb));
    }
}
