package io.acpupgrade.prep.upgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.cluster.KubernetesObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The trace that a request leaves in the cluster: an Event that says what was asked for, and what was accepted. */
record RequestEvent(KubernetesObject shadow, String message, Instant now) {
    KubernetesObject object() {
        String second = now.truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String place = shadow.namespace().orElse("default");
        event.put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata")
                .put("name", shadow.name() + "." + Long.toHexString(now.toEpochMilli()))
                .put("namespace", place);
        ObjectNode about = event.putObject("involvedObject");
        about.put("apiVersion", shadow.apiVersion()).put("kind", shadow.kind()).put("name", shadow.name());
        shadow.namespace().ifPresent(namespace -> about.put("namespace", namespace));
        about.put("uid", shadow.fields().textOrEmpty("/metadata/uid"));
        event.put("type", "Normal").put("reason", "UpgradeRequested").put("message", message);
        event.put("firstTimestamp", second).put("lastTimestamp", second).put("count", 1);
        event.putObject("source").put("component", "acp-upgrade");
        return KubernetesObject.of(event);
    }
}
