package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.process.Program;
import java.nio.file.Files;
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

    @Test
    void kubectlWritesThroughServerSideApply() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            Path map = Files.writeString(
                    folder.resolve("map.yaml"),
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\ndata: {x: '1'}\n");

            // When
            String applied = kubectl(cluster, "apply", "--server-side", "-f", map.toString());
            String annotated = kubectl(cluster, "annotate", "prdb", "base", "seen=yes");
            String described = kubectl(cluster, "describe", "prdb", "base");
            String waited = kubectl(cluster, "wait", "--for=condition=Ready", "prdb/base", "--timeout=10s");
            String deleted = kubectl(cluster, "delete", "-f", map.toString());

            // Then
            assertThat(applied).contains("configmap/a serverside-applied");
            assertThat(annotated).contains("productbase.product.alauda.io/base annotated");
            assertThat(described).containsPattern("Annotations: +seen: yes").containsPattern("Phase: +Running");
            assertThat(waited).contains("condition met");
            assertThat(deleted).contains("configmap \"a\" deleted");
            assertThat(cluster.object("ConfigMap", "default", "a")).isEmpty();
        }
    }

    private String kubectl(TestCluster cluster, String... arguments) {
        return Program.of(
                        folder, "kubectl", "--kubeconfig", cluster.kubeconfig().toString())
                .with(arguments)
                .env("HOME", folder.toString())
                .run()
                .exits(0)
                .out();
    }
}
