package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** A read-only check of a cluster before its upgrade. */
public interface Check {
    /** The name that the operator uses, such as {@code ClusterRunning}. */
    String name();

    /**
     * Evaluates the check.
     *
     * @throws ClusterException if something could not be read; a temporary failure becomes {@link CheckState#RETRY},
     * any other {@link CheckState#UNKNOWN}. A check catches only failures that it can do without.
     */
    Verdict evaluate(CheckContext context) throws ClusterException;
}
