package io.acpupgrade.prep.deploy.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The differences between two states of an object, one line per field; fields that the API server maintains are left
 * out.
 */
final class ObjectDiff {
    private static final List<String> SERVER_MANAGED =
            List.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");
    private static final int MAX_VALUE_LENGTH = 200;

    private final List<String> lines = new ArrayList<>();
    private final boolean secret;

    private ObjectDiff(KubernetesObject object) {
        this.secret = object.kind().equals("Secret");
    }

    static List<String> between(KubernetesObject before, KubernetesObject after) {
        ObjectDiff diff = new ObjectDiff(after);
        diff.compare("", withoutServerFields(before), withoutServerFields(after));
        return diff.lines;
    }

    private static ObjectNode withoutServerFields(KubernetesObject object) {
        ObjectNode json = object.json();
        json.remove("status");
        if (json.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SERVER_MANAGED);
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove(RollbackRecord.ANNOTATION);
            }
        }
        return json;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + pathSegment(name), field(before, name), field(after, name)));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "[" + i + "]", before.path(i), after.path(i));
            }
        } else {
            lines.add(line(path.startsWith(".") ? path.substring(1) : path, before, after));
        }
    }

    private static JsonNode field(JsonNode object, String name) {
        return object.has(name) ? object.path(name) : MissingNode.getInstance();
    }

    private static String pathSegment(String name) {
        return name.contains(".") || name.contains("/") ? "[\"" + name + "\"]" : "." + name;
    }

    private String line(String path, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            return "+ " + path + ": " + format(path, after);
        }
        return after.isMissingNode()
                ? "- " + path + ": " + format(path, before)
                : "~ " + path + ": " + format(path, before) + " → " + format(path, after);
    }

    private String format(String path, JsonNode value) {
        if (secret && (path.startsWith("data") || path.startsWith("stringData"))) {
            return "(hidden)";
        }
        String text = value.toString();
        return text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "…" : text;
    }
}
