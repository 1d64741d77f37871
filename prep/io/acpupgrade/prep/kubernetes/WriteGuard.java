package io.acpupgrade.prep.kubernetes;

/** Who may forbid writing from one moment to the next. */
@FunctionalInterface
public interface WriteGuard {
    /** Said before each write is sent, also where the same is tried again. */
    void beforeWrite() throws ClusterException;
}
