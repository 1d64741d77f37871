package io.acpupgrade.prep.deploy.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.util.Map;
import java.util.Optional;

/**
 * The previous state of an updated Deployment, kept in an annotation. The apply that updates the Deployment also writes
 * the record, and it is removed once the new pods run: a run killed in between does not mistake the failed state for
 * the previous one.
 */
final class RollbackRecord {
    /** The annotation that holds the record. */
    static final String ANNOTATION = "acp-upgrade.io/before";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private RollbackRecord() {}

    /** Adds to the new Deployment the record of what it replaces: the last state that is known to have run. */
    static KubernetesObject addTo(KubernetesObject wanted, KubernetesObject live) {
        String previous = Optional.ofNullable(live.annotations().get(ANNOTATION))
                .orElseGet(() -> stateOf(live).toString());
        return wanted.with(
                json -> json.withObject("/metadata").withObject("/annotations").put(ANNOTATION, previous));
    }

    private static ObjectNode stateOf(KubernetesObject live) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        ObjectNode annotations = previous.putObject("annotations");
        live.annotations().forEach(annotations::put);
        annotations.remove(REVISION);
        previous.set("spec", live.json().path("spec"));
        return previous;
    }

    static boolean isIn(KubernetesObject live) {
        return live.annotations().containsKey(ANNOTATION);
    }

    /** The previous Deployment, ready to apply; empty where none is recorded. */
    static Optional<KubernetesObject> previousState(KubernetesObject live) {
        return Optional.ofNullable(live.annotations().get(ANNOTATION))
                .flatMap(RollbackRecord::parse)
                .map(previous -> {
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    json.put("apiVersion", live.apiVersion()).put("kind", live.kind());
                    ObjectNode metadata = json.putObject("metadata").put("name", live.name());
                    live.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
                    ObjectNode labels = metadata.putObject("labels");
                    for (Map.Entry<String, String> label : live.labels().entrySet()) {
                        labels.put(label.getKey(), label.getValue());
                    }
                    metadata.set("annotations", previous.path("annotations"));
                    json.set("spec", previous.path("spec"));
                    return KubernetesObject.of(json);
                });
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text))
                    .filter(previous -> previous.path("spec").isObject());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
