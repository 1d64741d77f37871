package io.acpupgrade.prep.deploy.lock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The content of a Lease ({@code coordination.k8s.io/v1}). */
public record LeaseRecord(KubernetesObject object) {
    static final Duration DEFAULT_DURATION = Duration.ofSeconds(15);
    private static final Duration MAX_DURATION = Duration.ofMinutes(2);

    /** Kubernetes' MicroTime. */
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    public static LeaseRecord vacant(ObjectName name) {
        return new LeaseRecord(KubernetesObject.empty(name));
    }

    /** The holder's identity; empty where the Lease is free. */
    String holder() {
        return fields().textOrEmpty("/spec/holderIdentity");
    }

    boolean isVacant() {
        return holder().isEmpty();
    }

    /** A value that changes with each renewal. */
    String renewalState() {
        return holder() + " " + fields().textOrEmpty("/spec/renewTime") + " " + object.resourceVersion();
    }

    /** How long the holder may go without renewing: the declared duration, within sensible bounds. */
    Duration duration() {
        Duration declared = Duration.ofSeconds(Math.max(0, fields().number("/spec/leaseDurationSeconds")));
        return declared.compareTo(DEFAULT_DURATION) < 0
                ? DEFAULT_DURATION
                : declared.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : declared;
    }

    boolean isHeldBy(LockHolder holder) {
        return holder().equals(holder.identity());
    }

    /** Describes the holder. */
    Message describeHolder() {
        return LockHolder.parse(holder())
                .map(LockHolder::description)
                .orElseGet(() -> Message.verbatim("'" + holder() + "'"));
    }

    private FieldReader fields() {
        return object.fields();
    }

    LeaseRecord heldBy(LockHolder holder, Instant now) {
        boolean handover = !isHeldBy(holder);
        return new LeaseRecord(object.with(json -> {
            ObjectNode spec = json.withObject("/spec");
            if (handover) {
                spec.put("acquireTime", MICRO_TIME.format(now));
                spec.put("leaseTransitions", spec.path("leaseTransitions").asInt(0) + 1);
            }
            spec.put("holderIdentity", holder.identity());
            spec.put("leaseDurationSeconds", DEFAULT_DURATION.toSeconds());
            spec.put("renewTime", MICRO_TIME.format(now));
        }));
    }

    LeaseRecord released() {
        return new LeaseRecord(object.with(json -> json.withObject("/spec").put("holderIdentity", "")));
    }
}
