package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.KubernetesApi.Conflicts;
import java.time.Duration;

/**
 * How the operator is deployed.
 *
 * @param timeout how long to wait for the rollout, and then for what the operator has to publish
 */
public record DeployOptions(
        Conflicts conflicts, OnFailure onFailure, Import release, WaitFor waitFor, Duration timeout) {

    /** What becomes of an updated operator that does not get ready. */
    public enum OnFailure {
        /** It is put back to what ran before. */
        ROLL_BACK,
        /** It is left as it is. */
        LEAVE
    }

    /** Whether the release's ProductManifest is created. */
    public enum Import {
        CREATE,
        SKIP
    }

    /** How far a run waits. */
    public enum WaitFor {
        /** Until the operator runs. */
        ROLLOUT,
        /** Until it offers the release. */
        OFFER
    }
}
