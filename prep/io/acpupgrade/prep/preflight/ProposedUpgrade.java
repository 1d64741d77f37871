package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/**
 * The upgrade that a preflight evaluates.
 *
 * @param cluster the cluster's name on the platform
 * @param current the version that the cluster runs, if known
 */
public record ProposedUpgrade(String cluster, PlatformVersion target, Optional<PlatformVersion> current) {
    public boolean isGlobal() {
        return cluster.equals(ManagedCluster.GLOBAL);
    }
}
