package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * Selects objects of one type.
 *
 * @param labels a label selector, as for {@code kubectl -l}; empty for all
 * @param fields a field selector; empty for all
 */
public record ObjectSelector(ResourceType type, Optional<String> namespace, String labels, String fields) {
    /** All objects in all namespaces. */
    public static ObjectSelector all(ResourceType type) {
        return new ObjectSelector(type, Optional.empty(), "", "");
    }

    /** The object of this name, whether it exists yet or not. */
    public static ObjectSelector byName(ObjectName name) {
        return new ObjectSelector(name.type(), name.namespace(), "", "metadata.name=" + name.name());
    }

    public ObjectSelector inNamespace(String namespace) {
        return new ObjectSelector(type, Optional.of(namespace), labels, fields);
    }

    public ObjectSelector withLabels(String selector) {
        return new ObjectSelector(type, namespace, selector, fields);
    }

    public ObjectSelector withFields(String selector) {
        return new ObjectSelector(type, namespace, labels, selector);
    }

    /** Describes the objects, as in {@code pods in cpaas-system}. */
    public Message description() {
        return namespace
                .map(namespace -> Message.of("kubernetes.objects-in-namespace", type.qualifiedName(), namespace))
                .orElseGet(() -> Message.verbatim(type.qualifiedName()));
    }
}
