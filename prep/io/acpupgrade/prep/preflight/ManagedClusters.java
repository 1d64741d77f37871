package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.cluster.Selection;
import io.acpupgrade.prep.shadow.ShadowLookup;
import java.util.List;
import java.util.TreeSet;

/** The clusters that the platform looks after, by their names. */
record ManagedClusters(ClusterReader global, ShadowLookup shadows) {
    /** Refuses a name that no cluster has, and says which names there are. */
    void require(String name) throws ClusterException {
        if (global.read(ObjectName.clusterWide(ResourceType.CLUSTERS, name)).isPresent()
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

    private List<String> names() throws ClusterException {
        TreeSet<String> names = new TreeSet<>(shadows.clusters());
        if (global.kind(ResourceType.CLUSTERS.group(), ResourceType.CLUSTERS.kind())
                .isPresent()) {
            global.list(Selection.every(ResourceType.CLUSTERS), object -> names.add(object.name()));
        }
        return List.copyOf(names);
    }
}
