package io.acpupgrade.prep.workflow.event;

import io.acpupgrade.prep.status.StatusWatch;

/** Shows an upgrade while it is followed; closing it leaves a clean screen. */
public interface StatusDisplay extends StatusWatch.Listener, AutoCloseable {
    @Override
    void close();
}
