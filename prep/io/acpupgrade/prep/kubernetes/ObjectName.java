package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import java.util.Optional;

/** The full name of an API object: type, namespace and name. */
public record ObjectName(ResourceType type, Optional<String> namespace, String name) {
    public static ObjectName clusterScoped(ResourceType type, String name) {
        return new ObjectName(type, Optional.empty(), name);
    }

    public static ObjectName namespaced(ResourceType type, String namespace, String name) {
        return new ObjectName(type, Optional.of(namespace), name);
    }

    public String path() {
        return type.path(namespace) + "/" + name;
    }

    /** The right to use this verb on the object. */
    public Right right(String verb) {
        return new Right(verb, type, "", namespace, Optional.of(name));
    }

    /** Appends the object to a kubectl command, as in {@code kubectl get deployments.apps/web -n shop}. */
    public ShellCommand appendTo(ShellCommand command) {
        ShellCommand named = command.operand(type.qualifiedName() + "/" + name);
        return namespace.map(namespace -> named.option("-n", namespace)).orElse(named);
    }

    @Override
    public String toString() {
        return type.kind() + " " + namespace.map(namespace -> namespace + "/").orElse("") + name;
    }
}
