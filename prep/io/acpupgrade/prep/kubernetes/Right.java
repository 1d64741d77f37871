package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import java.util.Optional;

/**
 * Leave to do something at the API server, as RBAC has it.
 *
 * @param verb as in {@code get}
 * @param subresource as in {@code log}, or empty
 * @param namespace where it is not there, in all of them
 * @param name where it is not there, whatever the object's name
 */
public record Right(
        String verb, ResourceType type, String subresource, Optional<String> namespace, Optional<String> name) {
    public static Right to(String verb, ResourceType type) {
        return new Right(verb, type, "", Optional.empty(), Optional.empty());
    }

    public Right within(String place) {
        return new Right(verb, type, subresource, Optional.of(place), name);
    }

    public Right named(String object) {
        return new Right(verb, type, subresource, namespace, Optional.of(object));
    }

    public Right of(String part) {
        return new Right(verb, type, part, namespace, name);
    }

    /** Whether who has this right has the other one too. */
    public boolean covers(Right other) {
        return verb.equals(other.verb)
                && type.group().equals(other.type.group())
                && type.plural().equals(other.type.plural())
                && subresource.equals(other.subresource)
                && (namespace.isEmpty() || namespace.equals(other.namespace))
                && (name.isEmpty() || name.equals(other.name));
    }

    private String resource() {
        return type.qualified() + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    private boolean isForAllNamespaces() {
        return type.isNamespaced() && namespace.isEmpty();
    }

    /** In words, as in {@code 'get' on secrets 'registry-admin' in namespace 'cpaas-system'}. */
    public String words() {
        return "'" + verb + "' on " + resource()
                + name.map(object -> " '" + object + "'").orElse("")
                + namespace.map(place -> " in namespace '" + place + "'").orElse("")
                + (isForAllNamespaces() ? " in all namespaces" : "");
    }

    /** The command that tells whether the user has it. */
    public ShellCommand question(ShellCommand kubectl) {
        ShellCommand asked = kubectl.with("auth", "can-i", verb)
                .operand(type.qualified() + name.map(one -> "/" + one).orElse(""));
        ShellCommand parted = subresource.isEmpty() ? asked : asked.option("--subresource", subresource);
        ShellCommand placed = namespace.map(place -> parted.option("-n", place)).orElse(parted);
        return isForAllNamespaces() ? placed.with("-A") : placed;
    }
}
