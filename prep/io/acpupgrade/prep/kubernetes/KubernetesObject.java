package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An immutable object of the Kubernetes API. */
public final class KubernetesObject {
    private final ObjectNode json;

    private KubernetesObject(ObjectNode json) {
        this.json = json;
    }

    /**
     * Wraps a copy of the JSON.
     *
     * @throws IllegalArgumentException where it is no JSON object
     */
    public static KubernetesObject of(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("no object of Kubernetes: " + json.getNodeType());
        }
        return new KubernetesObject((ObjectNode) json.deepCopy());
    }

    /** An object with nothing but its type and name. */
    public static KubernetesObject empty(ObjectName name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", name.type().apiVersion()).put("kind", name.type().kind());
        ObjectNode metadata = json.putObject("metadata").put("name", name.name());
        name.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        return new KubernetesObject(json);
    }

    /** A copy of the JSON, for changes. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** A copy with this change. */
    public KubernetesObject with(Consumer<ObjectNode> change) {
        ObjectNode copy = json.deepCopy();
        change.accept(copy);
        return new KubernetesObject(copy);
    }

    /** Reads the object's fields. */
    public FieldReader fields() {
        return new FieldReader(json);
    }

    public String apiVersion() {
        return fields().textOrEmpty("/apiVersion");
    }

    public String kind() {
        return fields().textOrEmpty("/kind");
    }

    public String name() {
        return fields().textOrEmpty("/metadata/name");
    }

    public Optional<String> namespace() {
        return fields().text("/metadata/namespace");
    }

    /** The resource version; empty for an object that was not read from the API server. */
    public String resourceVersion() {
        return fields().textOrEmpty("/metadata/resourceVersion");
    }

    public Map<String, String> labels() {
        return fields().map("/metadata/labels");
    }

    public Map<String, String> annotations() {
        return fields().map("/metadata/annotations");
    }

    /** The object's name, with its resource type. */
    public ObjectName named(ResourceType type) {
        return new ObjectName(type, namespace(), name());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KubernetesObject object && json.equals(object.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Kind and name, never the content, which may be secret. */
    @Override
    public String toString() {
        return kind() + " " + namespace().map(namespace -> namespace + "/").orElse("") + name();
    }
}
