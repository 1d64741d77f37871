package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acpupgrade.fixture.cluster.FakeApiServer;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of API groups whose server does not respond. */
class DiscoveryTest {
    @TempDir
    Path folder;

    /** Reports a group as the aggregator does while its server is down. */
    private static void markUnavailable(FakeApiServer server, String group) {
        server.answer("/apis", """
                {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": [
                  {"metadata": {"name": "%s"}, "versions": [{"version": "v1", "freshness": "Stale"}]}]}
                """.formatted(group));
    }

    private KubernetesApi apiOf(TestCluster cluster) throws ClusterException {
        return new ClusterAccess(Optional.of(cluster.kubeconfig()), Optional.empty(), Map.of())
                .connect()
                .api()
                .withoutRetries();
    }

    @Test
    void doesNotReportAKindAsNotServedWhileItsGroupIsUnavailable() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder)) {
            // Given
            markUnavailable(cluster.fakeOnly(), "platform.tkestack.io");
            KubernetesApi api = apiOf(cluster);

            // When / Then
            assertThatExceptionOfType(ClusterException.class)
                    .isThrownBy(() -> api.typeIn("platform.tkestack.io", "Machine"))
                    .withMessageContaining("it is unknown whether it is served")
                    .withMessageContaining("platform.tkestack.io (the server behind it does not answer)")
                    .matches(ClusterException::isTemporary)
                    .matches(failure -> failure.remedy().english().contains("get apiservices"));
            assertThatExceptionOfType(ClusterException.class)
                    .isThrownBy(() -> api.type("platform.tkestack.io/v1", "Machine"));
            assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> api.types("ClusterVersionShadow"));
        }
    }

    @Test
    void ignoresUnavailableGroupsThatCannotServeThePlatformsKinds() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder)) {
            // Given
            markUnavailable(cluster.fakeOnly(), "metrics.k8s.io");
            KubernetesApi api = apiOf(cluster);

            // When / Then
            assertThat(api.types("ClusterVersionShadow")).isEmpty();
            assertThat(api.typeIn("platform.tkestack.io", "Machine")).isEmpty();
            assertThat(api.type("v1", "Pod")).isPresent();
        }
    }

    @Test
    void readsTheOtherGroupsOfAnOlderServerWhereOneIsUnavailable() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder)) {
            // Given a server without aggregated discovery
            FakeApiServer server = cluster.fakeOnly();
            server.answer("/apis", """
                    {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
                      {"name": "operator.alauda.io", "versions": [{"version": "v1alpha1"}]},
                      {"name": "apps", "versions": [{"version": "v1"}]}]}
                    """);
            server.refuse("get", "/apis/operator.alauda.io/.*", 503, "the server is currently unable to handle it");
            KubernetesApi api = apiOf(cluster);

            // When / Then
            assertThat(api.type("apps/v1", "Deployment")).isPresent();
            assertThatExceptionOfType(ClusterException.class)
                    .isThrownBy(() -> api.typeIn("operator.alauda.io", "AppRelease"))
                    .withMessageContaining("operator.alauda.io")
                    .withMessageContaining("503");
        }
    }

    @Test
    void namesTheServerWithoutDiscoveryPaths() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder)) {
            // Given
            FakeApiServer server = cluster.fakeOnly();
            server.refuse("get", "/api", 404, "not found");
            KubernetesApi api = apiOf(cluster);

            // When / Then
            assertThatExceptionOfType(ClusterException.class)
                    .isThrownBy(() -> api.type("v1", "Pod"))
                    .withMessageMatching(
                            "Asking for the kinds under /api at the API server http\\S+: it does not serve /api \\(404.*")
                    .matches(failure ->
                            failure.remedy().english().contains("path in the server's address in the kubeconfig"));
        }
    }
}
