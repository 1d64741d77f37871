package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.ShadowLookup;
import java.util.List;
import java.util.TreeSet;

/** The clusters that the platform looks after, by their names. */
public record ManagedClusters(ClusterReader global, ShadowLookup shadows) {
    /** Refuses a name that no cluster has, and says which names there are. */
    public void require(String name) throws ClusterException {
        if (global.read(ObjectName.clusterScoped(ResourceType.CLUSTERS, name)).isPresent()
                || shadows.find(name).isPresent()) {
            return;
        }
        List<String> names = names();
        throw new ClusterException(
                ClusterException.Kind.UNDECIDED,
                "Looking for the cluster " + name + ": the platform has none of this name"
                        + (names.isEmpty() ? ", nor any other" : ", only: " + String.join(", ", names)),
                names.isEmpty()
                        ? "Name the kubeconfig of the platform's global cluster with --kubeconfig and --context."
                        : "Name one of these with --cluster.");
    }

    /** All of them, in the order of the alphabet. */
    public List<String> names() throws ClusterException {
        TreeSet<String> names = new TreeSet<>(shadows.clusters());
        if (global.resourceType(ResourceType.CLUSTERS.group(), ResourceType.CLUSTERS.kind())
                .isPresent()) {
            global.list(ObjectSelector.all(ResourceType.CLUSTERS), object -> names.add(object.name()));
        }
        return List.copyOf(names);
    }
}
