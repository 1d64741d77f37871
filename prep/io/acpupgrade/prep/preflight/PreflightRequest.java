package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;
import java.util.Optional;

/**
 * A request for a preflight.
 *
 * @param target the version to check for; if empty, the pending or offered one
 * @param checkedByHand checks to skip, because the user has done them by hand
 */
public record PreflightRequest(
        String cluster, Optional<PlatformVersion> target, EvaluationSource source, List<String> checkedByHand) {
    public PreflightRequest {
        checkedByHand = List.copyOf(checkedByHand);
    }

    boolean isGlobal() {
        return cluster.equals(ManagedCluster.GLOBAL);
    }

    /** Who evaluates the checks. */
    public enum EvaluationSource {
        /** The operator, if there is one, and this program. */
        AUTO,
        CVO,
        LOCAL
    }
}
