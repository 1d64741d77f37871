package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.TreeSet;

/** The names of the clusters that the platform manages. */
public record ManagedClusters(ClusterReader global, ShadowLookup shadows) {
    /** Fails if no cluster has this name, and lists the names that exist. */
    public void require(String name) throws ClusterException {
        if (global.read(ObjectName.clusterScoped(ResourceType.CLUSTERS, name)).isPresent()
                || shadows.find(name).isPresent()) {
            return;
        }
        List<String> names = names();
        throw new ClusterException(
                ClusterException.Kind.UNDECIDED,
                names.isEmpty()
                        ? Message.of("preflight.no-clusters", name)
                        : Message.of("preflight.no-such-cluster", name, names),
                names.isEmpty()
                        ? Message.of("preflight.name-global-kubeconfig")
                        : Message.of("preflight.name-one-of-these"));
    }

    /** All names, sorted. */
    public List<String> names() throws ClusterException {
        TreeSet<String> names = new TreeSet<>(shadows.clusters());
        if (global.resourceType(ResourceType.CLUSTERS.group(), ResourceType.CLUSTERS.kind())
                .isPresent()) {
            global.list(ObjectSelector.all(ResourceType.CLUSTERS), object -> names.add(object.name()));
        }
        return List.copyOf(names);
    }
}
