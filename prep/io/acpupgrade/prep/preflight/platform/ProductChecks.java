package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Check;
import java.util.List;

/** The checks of the platform's own preflight; the one place that lists them. */
public final class ProductChecks {
    private ProductChecks() {}

    /** All thirteen checks, with this version data. */
    public static List<Check> all(VersionData data) {
        return List.of(
                new ResourcePatchUpgradeable(),
                new ClusterVersionUpgradeable(),
                new AdminAckRequired(data),
                new VersionUpgradePath(data),
                new KubernetesVersionSupported(data),
                new DockerRuntimeUnsupported(),
                new ClusterRunning(),
                new ClusterModuleStable(),
                new ControlPlaneStaticPodsPresent(),
                new CustomEtcdBackupCronJobsAbsent(),
                new CriUpgradePodsAbsent(),
                new ModuleInfoStable(),
                new PlatformLicense());
    }
}
