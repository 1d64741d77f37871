package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The platform that a cluster hosts; only a global cluster has both of these objects. */
public record Platform(ProductBase base, ManagedCluster global) {
    /**
     * Reads both objects.
     *
     * @throws ClusterException of kind UNDECIDED where one is missing
     */
    public static Platform of(Cluster cluster) throws ClusterException {
        Optional<ProductBase> base = cluster.productBase();
        Optional<ManagedCluster> global = cluster.managedCluster(ManagedCluster.GLOBAL);
        if (base.isPresent() && global.isPresent()) {
            return new Platform(base.get(), global.get());
        }
        List<Message> missing = new ArrayList<>();
        if (base.isEmpty()) {
            missing.add(Message.of("install.no-product-base"));
        }
        if (global.isEmpty()) {
            missing.add(Message.of("install.no-global-cluster"));
        }
        throw new ClusterException(
                ClusterException.Kind.UNDECIDED,
                Message.of("install.no-platform", cluster.server(), missing),
                Message.of("install.no-platform-remedy"));
    }
}
