package io.acpupgrade.prep.kubernetes;

import java.util.Optional;

/**
 * Which objects of a kind are meant.
 *
 * @param labels a label selector, as {@code kubectl -l} takes it; empty for all
 * @param fields a field selector; empty for all
 */
public record Selection(ResourceType type, Optional<String> namespace, String labels, String fields) {
    /** All of them, in all namespaces. */
    public static Selection every(ResourceType type) {
        return new Selection(type, Optional.empty(), "", "");
    }

    /** This one, whether it is there yet or not. */
    public static Selection only(ObjectName name) {
        return new Selection(name.type(), name.namespace(), "", "metadata.name=" + name.name());
    }

    public Selection within(String place) {
        return new Selection(type, Optional.of(place), labels, fields);
    }

    public Selection labelled(String selector) {
        return new Selection(type, namespace, selector, fields);
    }

    public Selection where(String selector) {
        return new Selection(type, namespace, labels, selector);
    }

    @Override
    public String toString() {
        return type.qualified() + namespace.map(place -> " in " + place).orElse("");
    }
}
