package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;

/** A way to a cluster. */
@FunctionalInterface
public interface ClusterSource {
    /**
     * Connects to it.
     *
     * @param listener receives what goes on between this program and the API server
     */
    ClusterConnection connect(ApiListener listener) throws ClusterException;
}
