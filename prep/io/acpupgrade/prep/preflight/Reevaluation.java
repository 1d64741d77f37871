package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.problem.Message;

/** How the cluster version operator is asked to evaluate again; the one piece to replace once that is documented. */
@FunctionalInterface
public interface Reevaluation {
    /** Asks nothing, because no public interface exists; the operator evaluates again by itself. */
    Reevaluation NOT_PUBLIC = shadow -> Message.of("preflight.operator-not-asked");

    /** Asks, and returns a description of what was done. */
    Message request(NamedShadow shadow) throws ClusterException;
}
