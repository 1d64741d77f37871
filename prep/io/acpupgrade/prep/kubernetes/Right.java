package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * A permission at the API server, as in an RBAC rule.
 *
 * @param verb as in {@code get}
 * @param subresource as in {@code log}, or empty
 * @param namespace empty for all namespaces
 * @param name empty for all objects
 */
public record Right(
        String verb, ResourceType type, String subresource, Optional<String> namespace, Optional<String> name) {
    public static Right to(String verb, ResourceType type) {
        return new Right(verb, type, "", Optional.empty(), Optional.empty());
    }

    public Right inNamespace(String namespace) {
        return new Right(verb, type, subresource, Optional.of(namespace), name);
    }

    public Right named(String name) {
        return new Right(verb, type, subresource, namespace, Optional.of(name));
    }

    public Right onSubresource(String subresource) {
        return new Right(verb, type, subresource, namespace, name);
    }

    /** Whether this right includes the other one. */
    public boolean covers(Right other) {
        return verb.equals(other.verb)
                && type.group().equals(other.type.group())
                && type.plural().equals(other.type.plural())
                && subresource.equals(other.subresource)
                && (namespace.isEmpty() || namespace.equals(other.namespace))
                && (name.isEmpty() || name.equals(other.name));
    }

    private String resource() {
        return type.qualifiedName() + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    private boolean isForAllNamespaces() {
        return type.isNamespaced() && namespace.isEmpty();
    }

    /** Describes the right, as in {@code 'get' on secrets 'registry-admin' in namespace 'cpaas-system'}. */
    public Message description() {
        String objects = resource() + name.map(object -> " '" + object + "'").orElse("");
        if (namespace.isPresent()) {
            return Message.of("kubernetes.right-in-namespace", verb, objects, namespace.get());
        }
        return isForAllNamespaces()
                ? Message.of("kubernetes.right-in-all-namespaces", verb, objects)
                : Message.of("kubernetes.right", verb, objects);
    }

    /** The {@code kubectl auth can-i} command that checks the right. */
    public ShellCommand canICommand(ShellCommand kubectl) {
        ShellCommand command = kubectl.with("auth", "can-i", verb)
                .operand(type.qualifiedName() + name.map(one -> "/" + one).orElse(""));
        ShellCommand withSubresource = subresource.isEmpty() ? command : command.option("--subresource", subresource);
        ShellCommand withNamespace = namespace
                .map(namespace -> withSubresource.option("-n", namespace))
                .orElse(withSubresource);
        return isForAllNamespaces() ? withNamespace.with("-A") : withNamespace;
    }
}
