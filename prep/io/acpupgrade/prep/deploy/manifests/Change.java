package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/**
 * The change of a deployment to one object.
 *
 * @param live the object in the cluster, where it exists
 * @param differences one line per changed field; empty for a new object
 * @param note why the object is not changed, or empty
 */
public record Change(
        KubernetesObject wanted,
        Optional<KubernetesObject> live,
        Effect effect,
        List<String> differences,
        Message note) {
    /** The kind of change. */
    public enum Effect {
        CREATED("manifests.created"),
        UPDATED("manifests.updated"),
        UNCHANGED("manifests.unchanged"),
        /** The object exists and is managed by others. */
        LEFT("manifests.left"),
        /** The manifests contain the object, and the operator does not need it. */
        WITHHELD("manifests.withheld");

        private final String description;

        Effect(String description) {
            this.description = description;
        }

        public Message description() {
            return Message.of(description);
        }
    }

    public Change {
        differences = List.copyOf(differences);
    }

    public boolean isWrite() {
        return effect == Effect.CREATED || effect == Effect.UPDATED;
    }

    public boolean isOperator() {
        return OperatorManifests.isOperator(wanted);
    }

    /** The object's version before the change; empty where it did not exist. */
    public String resourceVersion() {
        return live.map(KubernetesObject::resourceVersion).orElse("");
    }
}
