package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import java.util.Optional;

/** One object of the Kubernetes API, named as people name it and as {@code kubectl} does. */
public record ObjectName(ResourceType type, Optional<String> namespace, String name) {
    public static ObjectName clusterWide(ResourceType type, String name) {
        return new ObjectName(type, Optional.empty(), name);
    }

    public static ObjectName namespaced(ResourceType type, String namespace, String name) {
        return new ObjectName(type, Optional.of(namespace), name);
    }

    public String path() {
        return type.path(namespace) + "/" + name;
    }

    /** The right to do this to it. */
    public Right right(String verb) {
        return new Right(verb, type, "", namespace, Optional.of(name));
    }

    /** The command that does this to it, as in {@code kubectl get deployments.apps/web -n shop}. */
    public ShellCommand addTo(ShellCommand command) {
        ShellCommand named = command.operand(type.qualified() + "/" + name);
        return namespace.map(place -> named.option("-n", place)).orElse(named);
    }

    @Override
    public String toString() {
        return type.kind() + " " + namespace.map(place -> place + "/").orElse("") + name;
    }
}
