package io.acpupgrade.prep.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.cluster.KubernetesObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The trace that a deployment leaves in the cluster: an Event that says who deployed which release from where. */
final class AuditEvent {
    private AuditEvent() {}

    static KubernetesObject about(KubernetesObject deployment, String message, Instant now) {
        String second = now.truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        String place = deployment.namespace().orElse(Places.NAMESPACE);
        event.putObject("metadata")
                .put("name", deployment.name() + "." + Long.toHexString(now.toEpochMilli()))
                .put("namespace", place);
        event.putObject("involvedObject")
                .put("apiVersion", deployment.apiVersion())
                .put("kind", deployment.kind())
                .put("namespace", place)
                .put("name", deployment.name())
                .put("uid", deployment.fields().textOrEmpty("/metadata/uid"));
        event.put("type", "Normal").put("reason", "OperatorDeployed").put("message", message);
        event.put("firstTimestamp", second).put("lastTimestamp", second).put("count", 1);
        event.putObject("source").put("component", "acp-upgrade");
        return KubernetesObject.of(event);
    }
}
