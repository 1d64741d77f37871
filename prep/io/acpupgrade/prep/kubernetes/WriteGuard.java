package io.acpupgrade.prep.kubernetes;

/** May refuse writes at any time. */
@FunctionalInterface
public interface WriteGuard {
    /** Called before each write, including retries; throws to refuse it. */
    void beforeWrite() throws ClusterException;
}
