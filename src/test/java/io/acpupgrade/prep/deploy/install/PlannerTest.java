package io.acpupgrade.prep.deploy.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.Change.Effect;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.ManifestLookup;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.PinnedImage;
import io.acpupgrade.prep.deploy.manifests.ReleaseImages;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Digest DIGEST = Digest.of("image".getBytes(StandardCharsets.UTF_8));
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: cvo-settings, namespace: cpaas-system}
            data: {level: %s}
            """;
    private static final String OPERATOR = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cluster-version-operator, namespace: cpaas-system}
            spec:
              selector: {matchLabels: {app: cvo}}
              template:
                metadata: {labels: {app: cvo}}
                spec: {containers: [{name: cvo, image: "acp/cluster-version-operator:v4.3.0"}]}
            """;

    @TempDir
    Path folder;

    private List<Change> plan(TestCluster cluster, Conflicts conflicts) throws Exception {
        Path file = folder.resolve("operator.yaml");
        Files.writeString(file, SETTINGS.formatted("info") + "---\n" + OPERATOR);
        OperatorManifests manifests = new ManifestLookup().find(folder, Optional.of(file));
        ReleaseImages images = new ReleaseImages(
                "4.3.0",
                List.of(new PinnedImage(
                        "10.0.0.8:11443", Reference.parse("acp/cluster-version-operator:v4.3.0"), DIGEST)));
        ClusterAccess access = new ClusterAccess(Optional.of(cluster.kubeconfig()), Optional.empty(), Map.of());
        try (ClusterConnection connection = access.connect()) {
            return new Planner(connection.api(), manifests, new ImagePinning(images, Optional.empty()), conflicts)
                    .plan();
        }
    }

    @Test
    void plansEachObjectInItsOrderAndWritesNothing() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // When
            List<Change> changes = plan(cluster, Conflicts.REPORT);

            // Then
            assertThat(changes).extracting(change -> change.wanted().kind()).containsExactly("ConfigMap", "Deployment");
            assertThat(changes).extracting(Change::effect).containsOnly(Effect.CREATED);
            assertThat(changes.get(1).wanted().json().toString())
                    .contains("10.0.0.8:11443/acp/cluster-version-operator@" + DIGEST);
            assertThat(cluster.object("deployments", "cpaas-system", "cluster-version-operator"))
                    .isEmpty();
        }
    }

    @Test
    void namesAFieldOfAnotherManagerBeforeAnythingIsWritten() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            cluster.create(SETTINGS.formatted("debug"));

            // When
            DeployException failure =
                    catchThrowableOfType(DeployException.class, () -> plan(cluster, Conflicts.REPORT));

            // Then
            assertThat(Message.english(failure.details()))
                    .singleElement()
                    .asString()
                    .contains("cvo-settings", "level");
            assertThat(failure.remedy().english()).contains("--show-managed-fields", "--force-conflicts");
            assertThat(cluster.object("deployments", "cpaas-system", "cluster-version-operator"))
                    .isEmpty();
        }
    }

    @Test
    void showsWhatTakingAFieldOverWouldChange() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            cluster.create(SETTINGS.formatted("debug"));

            // When
            Change settings = plan(cluster, Conflicts.FORCE).get(0);

            // Then
            assertThat(settings.effect()).isEqualTo(Effect.UPDATED);
            assertThat(settings.differences()).anyMatch(line -> line.contains("debug") && line.contains("info"));
        }
    }
}
