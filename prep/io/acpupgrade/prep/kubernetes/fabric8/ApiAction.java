package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import java.util.Set;

/**
 * A request as users see it, and the right it needs.
 *
 * @param code the code of its message, whose arguments are the object and the API server
 * @param object what it is about
 * @param right the right it needs
 */
record ApiAction(String code, Object object, Right right) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch");

    boolean isWrite() {
        return WRITES.contains(right.verb());
    }

    /** Describes the request, as in {@code Reading Secret a/b from the API server https://10.0.0.8:6443}. */
    Message at(String server) {
        return Message.of(code, object, server);
    }

    static ApiAction reading(ObjectName name) {
        return new ApiAction("fabric8.reading", name, name.right("get"));
    }

    static ApiAction listing(ObjectSelector selector) {
        Right right = Right.to("list", selector.type());
        return new ApiAction(
                "fabric8.listing",
                selector.description(),
                selector.namespace().map(right::inNamespace).orElse(right));
    }

    static ApiAction writing(String verb, ObjectName name) {
        return new ApiAction(verb.equals("create") ? "fabric8.creating" : "fabric8.writing", name, name.right(verb));
    }
}
