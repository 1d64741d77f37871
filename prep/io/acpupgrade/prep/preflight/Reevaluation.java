package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.NamedShadow;

/** How the cluster version operator is asked to evaluate again; the one piece to replace once that is documented. */
@FunctionalInterface
public interface Reevaluation {
    /** Asks nothing, because no public interface exists; the operator evaluates again by itself. */
    Reevaluation NOT_PUBLIC =
            shadow -> "how to ask the cluster version operator for a new result is not public, so it was"
                    + " not asked; it looks again by itself when it likes";

    /** Asks, and returns a description of what was done. */
    String request(NamedShadow shadow) throws ClusterException;
}
