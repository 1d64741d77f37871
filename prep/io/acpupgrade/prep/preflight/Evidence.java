package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.cluster.ClusterException;
import java.util.Optional;

/** What the checks of one run go by: the question, and the clusters that can be read for an answer. */
public final class Evidence {
    private final Subject subject;
    private final ClusterReader global;
    private final Optional<ClusterReader> upgraded;

    private Evidence(Subject subject, ClusterReader global, Optional<ClusterReader> upgraded) {
        this.subject = subject;
        this.global = global;
        this.upgraded = upgraded;
    }

    /** Of a cluster that has an API of its own; the global cluster is its own global cluster. */
    public static Evidence of(Subject subject, ClusterReader global, Optional<ClusterReader> workload) {
        return new Evidence(subject, global, subject.isGlobal() ? Optional.of(global) : workload);
    }

    public Subject subject() {
        return subject;
    }

    /** The cluster on which the platform keeps its account of all clusters. */
    public ClusterReader global() {
        return global;
    }

    /** The cluster that is to be upgraded; fails where nobody said how to reach it. */
    public ClusterReader upgraded() throws ClusterException {
        return upgraded.orElseThrow(() -> new ClusterException(
                ClusterException.Kind.NOT_CONFIGURED,
                "Reading the cluster " + subject.cluster() + ": no kubeconfig for it",
                "Pass --cluster-kubeconfig FILE, and --cluster-context NAME where it is not the file's own."));
    }
}
