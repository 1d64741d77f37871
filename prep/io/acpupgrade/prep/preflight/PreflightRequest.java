package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to know.
 *
 * @param target the version in question; where nobody says, the one that the cluster is on its way to
 * @param checkedByHand the checks that need no evaluation, because a person has looked
 */
public record PreflightRequest(
        String cluster, Optional<PlatformVersion> target, EvaluationSource source, List<String> checkedByHand) {
    public PreflightRequest {
        checkedByHand = List.copyOf(checkedByHand);
    }

    boolean isGlobal() {
        return cluster.equals(ManagedCluster.GLOBAL);
    }

    /** Who is asked. */
    public enum EvaluationSource {
        /** The operator where there is one, and this program. */
        AUTO,
        CVO,
        LOCAL
    }
}
