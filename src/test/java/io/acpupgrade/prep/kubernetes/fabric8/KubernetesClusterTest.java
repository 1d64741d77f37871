package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ProductBase.Ownership;
import io.acpupgrade.prep.kubernetes.ProductBase.PullHost;
import io.acpupgrade.prep.kubernetes.SecretData;
import io.acpupgrade.prep.kubernetes.Vip;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesClusterTest {
    @TempDir
    Path folder;

    @Test
    void readsTheProductBaseOfARunningPlatform() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // When
            ProductBase base = cluster.productBase().orElseThrow();

            // Then
            assertThat(base.apiVersion()).isEqualTo("product.alauda.io/v1alpha2");
            assertThat(base.registry().address()).contains("registry.acp.example.com:11443");
            assertThat(base.registry().ownership()).isEqualTo(Ownership.BUILT_IN);
            assertThat(base.registry().pullSecret()).contains("global-registry-auth");
            assertThat(base.platformUrl()).contains("https://acp.example.com");
            assertThat(base.state().isRunning()).isTrue();
            assertThat(base.state().version()).isEqualTo("v4.2.0");
        }
    }

    @Test
    void readsTheOlderVersionOfProductBaseWhereTheNewerIsNotServed() throws Exception {
        try (TestCluster api = TestCluster.start(
                        folder, List.of("/cluster/product-bases-of-old.yaml", "/cluster/product-base-v1alpha1.yaml"));
                Cluster cluster = connectedTo(api)) {
            // When
            ProductBase base = cluster.productBase().orElseThrow();

            // Then
            assertThat(base.apiVersion()).isEqualTo("product.alauda.io/v1alpha1");
            assertThat(base.registry().ownership()).isEqualTo(Ownership.EXTERNAL);
            assertThat(base.registry().pullHost()).isEqualTo(PullHost.PLATFORM_URL);
            assertThat(base.state().phase()).isEqualTo("Provisioning");
            assertThat(base.state().conditions())
                    .hasToString("[Ready=False, ChartFailed: release base-operator is not deployed]");
            assertThat(base.toString()).doesNotContain("not-to-be-read");
        }
    }

    @Test
    void readsTheVipOfTheGlobalCluster() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // When
            ManagedCluster global = cluster.managedCluster("global").orElseThrow();

            // Then
            assertThat(global.vip()).contains(new Vip("127.0.0.1", "spec.features.ha.tke.vip"));
        }
    }

    @Test
    void readsASecretWithoutTheLineBreaksAtTheEndOfItsValues() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // When
            SecretData secret = cluster.secret("cpaas-system", "registry-admin").orElseThrow();

            // Then
            assertThat(secret.text("username")).contains("admin");
            assertThat(secret.text("password")).contains("s3cret-for-tests");
            assertThat(secret).hasToString("[password, username] (hidden)");
        }
    }

    @Test
    void readsAConfigMap() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            assertThat(cluster.configMap("kube-public", "global-info").orElseThrow())
                    .containsEntry("registryAddress", "registry.acp.example.com:11443");
        }
    }

    @Test
    void findsNothingInAnEmptyCluster() throws Exception {
        try (TestCluster api = TestCluster.start(folder);
                Cluster cluster = connectedTo(api)) {
            assertThat(cluster.productBase()).isEmpty();
            assertThat(cluster.managedCluster("global")).isEmpty();
            assertThat(cluster.secret("cpaas-system", "registry-admin")).isEmpty();
            assertThat(cluster.configMap("kube-public", "global-info")).isEmpty();
        }
    }

    private static Cluster connectedTo(TestCluster api) throws ClusterException {
        return access(api.kubeconfig()).connect();
    }

    private static ClusterAccess access(Path kubeconfig) {
        return new ClusterAccess(Optional.of(kubeconfig), Optional.empty(), Map.of());
    }
}
