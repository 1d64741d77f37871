package io.acpupgrade.prep.kubernetes;

import java.time.Duration;
import java.util.Optional;

/** Watches the selected objects: reports their current state, then each change. Survives restarts of the API server. */
public interface Watch extends AutoCloseable {
    /** The kind of change. */
    enum Event {
        PRESENT,
        DELETED
    }

    /** An object's new state, or its last one before deletion. */
    record Change(Event event, KubernetesObject object) {}

    /** The next change; empty where there was none in that time. */
    Optional<Change> next(Duration timeout) throws InterruptedException;

    /** Whether changes are received now; while the API server is down, the watch keeps reconnecting. */
    boolean isConnected();

    /** The time since the API server last responded, with or without changes. */
    Duration sinceLastActivity();

    @Override
    void close();
}
