package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All phases in order, with a simulated operator. */
@Timeout(120)
@Tag("any-jdk")
class PlayedUpgradeTest {
    @TempDir
    Path folder;

    @Test
    void bringsThePlatformToTheVersionOfThePackage() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.deploy().exits(0);
            String everything = "PlatformLicense,ClusterModuleStable,ClusterRunning,ControlPlaneStaticPodsPresent,"
                    + "KubernetesVersionSupported,DockerRuntimeUnsupported,ModuleInfoStable,CRIUpgradePodsAbsent,"
                    + "CustomEtcdBackupCronJobsAbsent,ClusterVersionUpgradeable,VersionUpgradePath,AdminAckRequired";

            // When
            Console console = CommandLineRun.in(site.site().core())
                    .hiddenEnv("KUBECONFIG", site.cluster().kubeconfig().toString())
                    .run(
                            "request",
                            "--to-latest",
                            "--yes",
                            "--wait",
                            "--preflight-timeout",
                            "0s",
                            "--accept",
                            everything);

            // Then
            assertThat(console.exits(0).out()).contains("Requested update of cluster global to 4.3.0", "Completed");
            assertThat(console.err()).contains("Stage     kubernetes: Running", "Progress  100 % (6 of 6 operations)");
        }
    }
}
