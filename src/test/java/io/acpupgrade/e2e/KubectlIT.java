package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.process.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster of the tests is one that kubectl sees as the program does. */
class KubectlIT {
    @TempDir
    Path folder;

    private String addressByKubectl(String kubeconfig) {
        return Program.of(folder, "kubectl", "--kubeconfig", kubeconfig, "get")
                .with("productbases.product.alauda.io", "base", "-o", "jsonpath={.spec.registry.address}")
                .env("HOME", folder.toString())
                .run()
                .exits(0)
                .out();
    }

    @Test
    void kubectlReadsTheSameProductBase() throws Exception {
        try (DemoPlatform platform = DemoPlatform.start(folder)) {
            // Given
            String kubeconfig = platform.cluster().kubeconfig().toString();
            Path core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));

            // When
            String address = addressByKubectl(kubeconfig);
            String told = CommandLineRun.in(core)
                    .run("plan", "--kubeconfig", kubeconfig)
                    .exits(0)
                    .err();

            // Then
            assertThat(address).startsWith("registry.demo.example:");
            assertThat(told).contains("names the registry " + address);
        }
    }
}
