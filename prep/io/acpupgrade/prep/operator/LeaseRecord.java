package io.acpupgrade.prep.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.cluster.Fields;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ObjectName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The content of a Lease ({@code coordination.k8s.io/v1}). */
record LeaseRecord(KubernetesObject object) {
    /** Kubernetes' MicroTime. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static LeaseRecord vacant(ObjectName name) {
        return new LeaseRecord(KubernetesObject.of(Words.empty(name)));
    }

    /** The identity of who holds it; empty where nobody does. */
    String holder() {
        return fields().textOrEmpty("/spec/holderIdentity");
    }

    /** What changes with each renewal. */
    String heartbeat() {
        return holder() + fields().textOrEmpty("/spec/renewTime");
    }

    boolean wasRenewedWithin(Duration time, Instant now) {
        return fields().instant("/spec/renewTime").stream()
                .anyMatch(renewed -> renewed.plus(time).isAfter(now));
    }

    private Fields fields() {
        return object.fields();
    }

    KubernetesObject heldBy(Holder holder, Duration duration, Instant now) {
        boolean handover = !holder().equals(holder.identity());
        return object.with(json -> {
            ObjectNode spec = json.withObject("/spec");
            if (handover) {
                spec.put("acquireTime", MICROS.format(now));
                spec.put("leaseTransitions", spec.path("leaseTransitions").asInt(0) + 1);
            }
            spec.put("holderIdentity", holder.identity());
            spec.put("leaseDurationSeconds", duration.toSeconds());
            spec.put("renewTime", MICROS.format(now));
        });
    }

    KubernetesObject released() {
        return object.with(json -> json.withObject("/spec").put("holderIdentity", ""));
    }
}
