package io.acpupgrade.prep.deploy.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What tells two states of an object apart, a line for each field; what the API server keeps for itself is left out. */
final class ObjectDiff {
    private static final List<String> BOOKKEEPING =
            List.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");
    private static final int LONGEST = 200;

    private final List<String> lines = new ArrayList<>();
    private final boolean secret;

    private ObjectDiff(KubernetesObject object) {
        this.secret = object.kind().equals("Secret");
    }

    static List<String> between(KubernetesObject before, KubernetesObject after) {
        ObjectDiff diff = new ObjectDiff(after);
        diff.compare("", meant(before), meant(after));
        return diff.lines;
    }

    private static ObjectNode meant(KubernetesObject object) {
        ObjectNode json = object.json();
        json.remove("status");
        if (json.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(BOOKKEEPING);
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
            names.forEach(name -> compare(path + step(name), field(before, name), field(after, name)));
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

    private static String step(String name) {
        return name.contains(".") || name.contains("/") ? "[\"" + name + "\"]" : "." + name;
    }

    private String line(String path, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            return "+ " + path + ": " + words(path, after);
        }
        return after.isMissingNode()
                ? "- " + path + ": " + words(path, before)
                : "~ " + path + ": " + words(path, before) + " → " + words(path, after);
    }

    private String words(String path, JsonNode value) {
        if (secret && (path.startsWith("data") || path.startsWith("stringData"))) {
            return "(hidden)";
        }
        String text = value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
