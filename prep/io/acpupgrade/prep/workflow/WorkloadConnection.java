package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.LoadOnceCache;
import io.acpupgrade.prep.preflight.WorkloadCluster;
import io.acpupgrade.prep.workflow.settings.ClusterSource;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Connects to a workload cluster by the kubeconfig that was named, else as the platform itself does. A way that was not
 * found is not looked for again.
 */
final class WorkloadConnection implements WorkloadCluster, AutoCloseable {
    private final String name;
    private final Optional<ClusterSource> given;
    private final WorkflowContext run;
    private final RefusedRights rights;
    private final LoadOnceCache<String, ClusterReader> readers = new LoadOnceCache<>();
    private final List<ClusterConnection> open = new CopyOnWriteArrayList<>();

    /** @param given the way that was named on the command line */
    WorkloadConnection(String name, Optional<ClusterSource> given, WorkflowContext run) {
        this.name = name;
        this.given = given;
        this.run = run;
        this.rights = RefusedRights.inside(name, run.events(), run.roles());
    }

    @Override
    public ClusterReader reader() throws ClusterException {
        return readers.get(name, () -> given.isPresent() ? connect(given.get()) : connectAsPlatform());
    }

    private ClusterReader connect(ClusterSource source) throws ClusterException {
        ClusterConnection cluster = opened(source.connect(rights));
        return new ClusterReader(cluster.api());
    }

    private ClusterReader connectAsPlatform() throws ClusterException {
        ClusterConnection cluster = opened(run.platform().workload(name, rights));
        Optional<PlatformProxy> proxy = PlatformProxy.of(cluster.server());
        if (proxy.isPresent()) {
            run.events()
                    .info(
                            Message.of("heading.workload"),
                            Message.of("workload.through-platform", name, cluster.server()));
            return new ClusterReader(cluster.api());
        }
        run.events().info(Message.of("heading.workload"), Message.of("workload.direct", name, cluster.server()));
        run.events()
                .info(
                        Message.of("heading.note"),
                        Message.of("workload.kubectl", name, cluster.api().kubectl()));
        return new ClusterReader(cluster.api());
    }

    private ClusterConnection opened(ClusterConnection cluster) {
        open.add(cluster);
        return cluster;
    }

    /** Names the rights that were refused there, then disconnects. */
    @Override
    public void close() {
        open.forEach(this::announceMissingRights);
        open.forEach(Cluster::close);
    }

    private void announceMissingRights(ClusterConnection cluster) {
        if (run.interruption().isAsked()) {
            return;
        }
        try {
            rights.announce(cluster);
        } catch (ClusterException e) {
            run.events().detail(Message.of("rights.asking-in", name, Message.of(e)));
        }
    }
}
