package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;

/** A way to a cluster. */
@FunctionalInterface
public interface ClusterSource {
    /**
     * Connects to it.
     *
     * @param listener receives what goes on between this program and the API server
     */
    Connection connect(ApiListener listener) throws ClusterException;
}
