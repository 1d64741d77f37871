package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.problem.Message;

/**
 * The progress of a rollout, by the rules of {@code kubectl rollout status}.
 *
 * @param desired the replicas in the spec
 * @param updated pods of the new template
 * @param available pods that have been ready for {@code minReadySeconds}
 * @param old pods of older templates that still run
 * @param observed whether the Deployment controller has seen the latest spec
 */
record RolloutState(
        boolean observed, int desired, int updated, int available, int old, boolean progressDeadlineExceeded) {
    static RolloutState of(KubernetesObject deployment) {
        FieldReader fields = deployment.fields();
        int desired = fields.has("/spec/replicas") ? fields.number("/spec/replicas") : 1;
        int updated = fields.number("/status/updatedReplicas");
        return new RolloutState(
                fields.number("/status/observedGeneration") >= fields.number("/metadata/generation"),
                desired,
                updated,
                fields.number("/status/availableReplicas"),
                Math.max(0, fields.number("/status/replicas") - updated),
                fields.condition("Progressing")
                        .map(Condition::reason)
                        .orElse("")
                        .equals("ProgressDeadlineExceeded"));
    }

    boolean isReady() {
        return observed && updated >= desired && available >= desired && old == 0;
    }

    /** The progress in words. */
    Message description() {
        if (!observed) {
            return Message.of("rollout.unobserved");
        }
        return old == 0
                ? Message.of("rollout.replicas", available, desired, updated)
                : Message.of("rollout.replicas-with-old", available, desired, updated, old);
    }
}
