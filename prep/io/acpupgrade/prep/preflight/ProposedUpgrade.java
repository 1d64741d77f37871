package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/**
 * What the question is: may this cluster be brought to that version?
 *
 * @param cluster its name on the platform
 * @param current what it runs, where that is known
 */
public record ProposedUpgrade(String cluster, PlatformVersion target, Optional<PlatformVersion> current) {
    public boolean isGlobal() {
        return cluster.equals(ManagedCluster.GLOBAL);
    }
}
