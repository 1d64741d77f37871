package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Memo;
import io.acpupgrade.prep.preflight.Workload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The cluster of this name on the command line, reached as somebody said, else as the platform itself reaches it.
 * A way that was not found is not looked for again.
 */
final class WorkloadAccess implements Workload, AutoCloseable {
    private final String name;
    private final WorkloadOptions options;
    private final ClusterOptions global;
    private final CliContext surroundings;
    private final Connection platform;
    private final TextLog log;
    private final RefusedRights rights;
    private final Memo<String, ClusterReader> readers = new Memo<>();
    private final List<Connection> open = new CopyOnWriteArrayList<>();

    /** @param platform the global cluster, where the platform says how the others are reached */
    WorkloadAccess(
            String name,
            WorkloadOptions options,
            ClusterOptions global,
            CliContext surroundings,
            Connection platform,
            TextLog log) {
        this.name = name;
        this.options = options;
        this.global = global;
        this.surroundings = surroundings;
        this.platform = platform;
        this.log = log;
        this.rights = RefusedRights.inside(name, log, surroundings.home());
    }

    @Override
    public ClusterReader reader() throws ClusterException {
        return readers.get(name, () -> options.isGiven() ? asSaid() : asThePlatformDoes());
    }

    private ClusterReader asSaid() throws ClusterException {
        Connection cluster = opened(options.access(global, surroundings).connect(rights));
        return new ClusterReader(cluster.api());
    }

    private ClusterReader asThePlatformDoes() throws ClusterException {
        Connection cluster = opened(platform.workload(name, rights));
        Optional<PlatformProxy> proxy = PlatformProxy.before(cluster.server());
        if (proxy.isPresent()) {
            log.say("Workload", name + " is read through the platform, at " + cluster.server());
            return new ClusterReader(cluster.api());
        }
        log.say("Workload", name + " is read at " + cluster.server() + ", with what the platform keeps for it");
        log.say(
                "Note",
                "commands for " + name + " begin with `" + cluster.api().kubectl()
                        + "`: have that file there before you paste them (on its control-plane nodes it is"
                        + " /etc/kubernetes/admin.conf)");
        return new ClusterReader(cluster.api());
    }

    private Connection opened(Connection cluster) {
        open.add(cluster);
        return cluster;
    }

    /** Tells what was refused there before it lets go. */
    @Override
    public void close() {
        open.forEach(this::tellRights);
        open.forEach(Cluster::close);
    }

    private void tellRights(Connection cluster) {
        if (surroundings.interruption().isAsked()) {
            return;
        }
        try {
            rights.tell(cluster);
        } catch (ClusterException e) {
            log.detail("asking for rights in " + name + ": " + e.getMessage());
        }
    }
}
