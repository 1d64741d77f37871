package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An object of the Kubernetes API as it came or as it is wanted; changing it gives another one. */
public final class KubernetesObject {
    private final ObjectNode json;

    private KubernetesObject(ObjectNode json) {
        this.json = json;
    }

    /**
     * The object that this JSON describes.
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

    /** A copy that may be changed. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The same with this change made to it. */
    public KubernetesObject with(Consumer<ObjectNode> change) {
        ObjectNode copy = json.deepCopy();
        change.accept(copy);
        return new KubernetesObject(copy);
    }

    /** Its fields, for reading only. */
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

    /** What the API server calls this state of the object; empty for one that is not from there. */
    public String resourceVersion() {
        return fields().textOrEmpty("/metadata/resourceVersion");
    }

    public Map<String, String> labels() {
        return fields().map("/metadata/labels");
    }

    public Map<String, String> annotations() {
        return fields().map("/metadata/annotations");
    }

    /** Its name where its kind is served as this type. */
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

    /** As people name it; never its content, which may be secret. */
    @Override
    public String toString() {
        return kind() + " " + namespace().map(namespace -> namespace + "/").orElse("") + name();
    }
}
