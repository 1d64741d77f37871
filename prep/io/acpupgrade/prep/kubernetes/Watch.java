package io.acpupgrade.prep.kubernetes;

import java.time.Duration;
import java.util.Optional;

/** The objects that were selected, told as they are and then as they change; it outlives restarts of the API server. */
public interface Watch extends AutoCloseable {
    /** What happened to an object. */
    enum Event {
        PRESENT,
        DELETED
    }

    /** An object as it is since then. */
    record Change(Event event, KubernetesObject object) {}

    /** The next change; empty when there was none in that time. */
    Optional<Change> next(Duration timeout) throws InterruptedException;

    /** Whether the API server would tell of a change now; while it is away, it is tried again and again. */
    boolean isConnected();

    /** How long ago the API server last told something, were it that nothing changed. */
    Duration sinceLastActivity();

    @Override
    void close();
}
