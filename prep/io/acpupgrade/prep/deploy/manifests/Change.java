package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Optional;

/**
 * What deploying does to one object.
 *
 * @param live the object as it is, where it is there
 * @param differences a line for each field that changes; empty for one that is created
 * @param note why it is left as it is, or empty
 */
public record Change(
        KubernetesObject wanted,
        Optional<KubernetesObject> live,
        Effect effect,
        List<String> differences,
        String note) {
    /** What becomes of it. */
    public enum Effect {
        CREATED("created"),
        UPDATED("updated"),
        UNCHANGED("unchanged"),
        /** It is there, and it is not ours to change. */
        LEFT("left as it is"),
        /** It lies among the manifests, and the operator does not need it. */
        WITHHELD("not applied");

        private final String description;

        Effect(String words) {
            this.description = words;
        }

        public String description() {
            return description;
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

    /** What the API server called the object's state before; empty where it was not there. */
    public String resourceVersion() {
        return live.map(KubernetesObject::resourceVersion).orElse("");
    }
}
