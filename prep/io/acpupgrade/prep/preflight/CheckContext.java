package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;

/** What the checks of one run go by: the question, and the clusters that can be read for an answer. */
public final class CheckContext {
    private final Subject subject;
    private final ClusterReader global;
    private final Workload upgraded;

    private CheckContext(Subject subject, ClusterReader global, Workload upgraded) {
        this.subject = subject;
        this.global = global;
        this.upgraded = upgraded;
    }

    /**
     * What is known of a subject.
     *
     * @param workload the cluster that it is about; the global cluster is its own global cluster
     */
    public static CheckContext of(Subject subject, ClusterReader global, Workload workload) {
        return new CheckContext(subject, global, subject.isGlobal() ? () -> global : workload);
    }

    public Subject subject() {
        return subject;
    }

    /** The cluster on which the platform keeps its account of all clusters. */
    public ClusterReader global() {
        return global;
    }

    /** The cluster that is to be upgraded; fails where no way leads there. */
    public ClusterReader upgraded() throws ClusterException {
        return upgraded.reader();
    }
}
