package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** One question about a cluster that is to be upgraded, answered by reading alone. */
public interface Check {
    /** As the operator names it, as in {@code ClusterRunning}. */
    String name();

    /**
     * Answers the question.
     *
     * @throws ClusterException where something could not be read; that becomes {@link CheckState#RETRY} where it may pass, and
     *     {@link CheckState#UNKNOWN} where not, so that a check catches only what it can do without
     */
    Verdict evaluate(CheckContext context) throws ClusterException;
}
