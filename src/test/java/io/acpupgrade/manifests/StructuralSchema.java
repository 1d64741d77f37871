package io.acpupgrade.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The schema of a custom resource, and the rules that Kubernetes calls structural: without them it would neither prune
 * nor default, and would refuse the definition.
 */
record StructuralSchema(String path, JsonNode node) {
    private static final Set<String> FORBIDDEN = Set.of(
            "$ref",
            "$schema",
            "definitions",
            "dependencies",
            "deprecated",
            "discriminator",
            "id",
            "patternProperties",
            "readOnly",
            "writeOnly",
            "xml",
            // allowed under conditions that these schemas have no need to meet
            "allOf",
            "anyOf",
            "oneOf",
            "not");

    /** What breaks a rule, each with the path at which it does. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        everyNode().forEach(schema -> schema.judge(faults));
        return faults;
    }

    /** This node and all beneath it. */
    Stream<StructuralSchema> everyNode() {
        return Stream.concat(Stream.of(this), children().flatMap(StructuralSchema::everyNode));
    }

    private Stream<StructuralSchema> children() {
        return Stream.concat(properties(), items().stream());
    }

    Stream<StructuralSchema> properties() {
        return node.path("properties").properties().stream()
                .map(entry -> new StructuralSchema(path + "." + entry.getKey(), entry.getValue()));
    }

    Optional<StructuralSchema> items() {
        return node.has("items") ? Optional.of(new StructuralSchema(path + "[]", node.get("items"))) : Optional.empty();
    }

    /** The node at a path as in {@code .status.conditions[].type}. */
    Optional<StructuralSchema> at(String wanted) {
        return everyNode().filter(schema -> schema.path.equals(wanted)).findFirst();
    }

    boolean is(String type) {
        return node.path("type").asText().equals(type);
    }

    /** Whether a field that the schema does not name outlives being stored. */
    boolean keepsTheUnknown() {
        return node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    private void judge(List<String> faults) {
        boolean typeless = keepsTheUnknown() || intOrString();
        check(faults, node.has("type") || (typeless && !path.isEmpty()), "has no type");
        check(faults, !path.isEmpty() || is("object"), "the root is no object");
        check(faults, !node.has("properties") || is("object"), "has properties and is no object");
        check(faults, node.has("items") == is("array"), "has items or is an array, and not both");
        check(
                faults,
                !node.has("additionalProperties") || !node.has("properties"),
                "names some properties and allows all");
        check(faults, !node.path("uniqueItems").asBoolean(), "uniqueItems is forbidden");
        check(faults, !(intOrString() && node.has("type")), "is int-or-string and has a type");
        FORBIDDEN.forEach(word -> check(faults, !node.has(word), word + " is forbidden"));
        texts("required")
                .forEach(field -> check(faults, names(field), "requires " + field + ", which it does not have"));
        if (node.path("x-kubernetes-list-type").asText().equals("map")) {
            judgeMap(faults);
        }
    }

    private void judgeMap(List<String> faults) {
        List<String> keys = texts("x-kubernetes-list-map-keys");
        check(faults, !keys.isEmpty(), "is a map and has no keys");
        List<String> required = items().map(items -> items.texts("required")).orElse(List.of());
        check(faults, required.containsAll(keys), "is a map whose keys " + keys + " may be absent");
    }

    private boolean intOrString() {
        return node.path("x-kubernetes-int-or-string").asBoolean();
    }

    private boolean names(String field) {
        return node.path("properties").has(field);
    }

    private List<String> texts(String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void check(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add((path.isEmpty() ? "the root" : path) + ": " + fault);
        }
    }
}
