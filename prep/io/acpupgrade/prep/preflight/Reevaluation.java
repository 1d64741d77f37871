package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.NamedShadow;

/** How the cluster version operator is asked to look again; the one piece to replace once that is known. */
@FunctionalInterface
public interface Reevaluation {
    /** The way of today: how to ask is not public, so nothing is asked, and the operator looks again when it likes. */
    Reevaluation NOT_PUBLIC =
            shadow -> "how to ask the cluster version operator for a new result is not public, so it was"
                    + " not asked; it looks again by itself when it likes";

    /** Asks, and says in words what was done. */
    String request(NamedShadow shadow) throws ClusterException;
}
