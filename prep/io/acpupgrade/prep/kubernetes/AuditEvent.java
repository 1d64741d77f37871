package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An Event that records a change by this program.
 *
 * @param reason one word in CamelCase
 * @param involved the changed object
 */
public record AuditEvent(KubernetesObject involved, String reason, String message, Instant now) {
    /** Events about cluster-scoped objects live in this namespace. */
    private static final String NAMESPACE_OF_CLUSTER_SCOPED = "default";

    /** The Event to create. */
    public KubernetesObject object() {
        String second = now.truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata")
                .put("name", involved.name() + "." + Long.toHexString(now.toEpochMilli()))
                .put("namespace", involved.namespace().orElse(NAMESPACE_OF_CLUSTER_SCOPED));
        ObjectNode reference = event.putObject("involvedObject");
        reference
                .put("apiVersion", involved.apiVersion())
                .put("kind", involved.kind())
                .put("name", involved.name());
        involved.namespace().ifPresent(namespace -> reference.put("namespace", namespace));
        reference.put("uid", involved.fields().textOrEmpty("/metadata/uid"));
        event.put("type", "Normal").put("reason", reason).put("message", message);
        event.put("firstTimestamp", second).put("lastTimestamp", second).put("count", 1);
        event.putObject("source").put("component", KubernetesApi.FIELD_MANAGER);
        return KubernetesObject.of(event);
    }
}
