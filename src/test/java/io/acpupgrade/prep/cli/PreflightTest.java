package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.ShownChecks;
import io.acpupgrade.fixture.packages.TestPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads before an upgrade. */
class PreflightTest {
    private static final String HEALTHY = "/cluster/healthy.yaml";
    private static final String PATCHES = """
            apiVersion: operator.alauda.io/v1alpha1
            kind: ResourcePatch
            metadata: {name: rp-7xk2p}
            spec:
              release: cpaas-system/alauda-base
              target: {apiVersion: apps/v1, kind: Deployment, name: archon, namespace: cpaas-system}
              jsonPatch: [{op: replace, path: /spec/replicas, value: 3}]
            ---
            apiVersion: operator.alauda.io/v1alpha1
            kind: ResourcePatch
            metadata: {name: rp-9qw4z, annotations: {config.cpaas.io/exempt-for-ver: 4.3.0}}
            spec:
              release: cpaas-system/alauda-base
              target: {apiVersion: v1, kind: ConfigMap, name: settings, namespace: cpaas-system}
              jsonPatch: [{op: add, path: /data/a, value: b}]
            """;
    private static final String GATES = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: admin-gates, namespace: cpaas-system}
            data:
              ack-4.3-look-at-the-kernels: Every node needs Linux 5.8, see https://docs.example.com/kernel.
            """;
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: clusterversionshadows.%1$s}
            spec:
              group: %1$s
              scope: Namespaced
              names: {kind: ClusterVersionShadow, plural: clusterversionshadows, singular: clusterversionshadow, shortNames: [cvsh]}
              versions:
              - name: v1alpha1
                served: true
                storage: true
                subresources: {status: {}}
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;
    private static final String SHADOW = """
            apiVersion: %s/v1alpha1
            kind: ClusterVersionShadow
            metadata: {name: global, namespace: cpaas-system}
            spec: {desiredUpdate: {version: 4.3.0}}
            status:
              current: {version: 4.2.0}
              desired: {version: 4.3.0, image: "registry.acp.example.com:11443/acp/product-image:v4.3.0"}
              preflight:
                observedAt: "%s"
                checks:
                - {name: ClusterRunning, policy: Always, state: Passed, message: cluster is running}
                - {name: ModuleInfoStable, policy: Always, state: Failed, reason: ModuleNotStable, message: logcenter is not stable}
                - {name: BrandNewCheck, policy: Once, state: Retry, reason: Waiting, message: nobody here knows this check}
            """;

    @TempDir
    Path folder;

    private TestCluster cluster;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        cluster.load(HEALTHY);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Console preflight(String... more) {
        return CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run(Stream.concat(Stream.of("--preflight"), Stream.of(more)).toArray(String[]::new));
    }

    private void operatorSays(String group, String observedAt) {
        cluster.create(DEFINITION.formatted(group));
        cluster.create(SHADOW.formatted(group, observedAt));
    }

    @Test
    void passesOnAHealthyClusterWithACheckedLicence() {
        // When
        Console console = preflight("--to", "4.3.0", "--checked-by-hand", "PlatformLicense")
                .exits(0);

        // Then
        ShownChecks shown = ShownChecks.of(console);
        assertThat(shown.result()).isEqualTo("Passed");
        assertThat(shown.states()).containsEntry("PlatformLicense", "Skipped").doesNotContainValue("Failed");
        console.readsLike("preflight-passed");
    }

    @Test
    void showsHowToResolveBlockers() {
        // Given
        cluster.create(PATCHES);
        cluster.create(GATES);

        // When
        Console console = preflight("--to", "v4.3.0").exits(5);

        // Then
        ShownChecks shown = ShownChecks.of(console);
        assertThat(shown.result()).isEqualTo("Blocked");
        assertThat(shown.states())
                .containsEntry("ResourcePatchUpgradeable", "Failed")
                .containsEntry("AdminAckRequired", "Failed");
        console.readsLike("preflight-blocked");
    }

    @Test
    void writesNothing() {
        // Given
        cluster.create(PATCHES);
        operatorSays("config.alauda.io", "2026-01-01T08:00:00Z");
        cluster.fakeOnly().requests().clear();

        // When
        preflight("--timeout", "1s").exits(5);

        // Then
        assertThat(cluster.fakeOnly().requests().all())
                .isNotEmpty()
                .allMatch(request -> request.method().equals("GET"));
        assertThat(cluster.fakeOnly().requests().writes()).isEmpty();
    }

    @Test
    void continuesWithoutAPermission() {
        // Given
        cluster.fakeOnly().deny("list", "operator.alauda.io", "resourcepatches");

        // When
        Console console = preflight("--to", "4.3.0").exits(6);

        // Then
        ShownChecks shown = ShownChecks.of(console);
        assertThat(shown.result()).isEqualTo("Pending");
        assertThat(shown.states())
                .containsEntry("ResourcePatchUpgradeable", "Unknown")
                .containsEntry("AdminAckRequired", "Passed");
        console.readsLike("preflight-without-a-right");
    }

    @Test
    void showsTheAgeOfTheOperatorsLastResult() {
        // Given
        operatorSays("config.alauda.io", "2026-01-01T08:00:00Z");

        // When
        Console console = preflight("--timeout", "1s").exits(5);

        // Then
        ShownChecks shown = ShownChecks.of(console);
        assertThat(shown.result()).isEqualTo("Blocked");
        assertThat(shown.states())
                .containsEntry("ModuleInfoStable", "Failed")
                .containsEntry("DockerRuntimeUnsupported", "Passed");
        console.readsLike("preflight-old-result");
    }

    @Test
    void usesTheOperatorOnly() {
        // Given
        operatorSays("config.alauda.io", "2099-01-01T08:00:00Z");

        // When
        Console console = preflight("--origin", "cvo", "--timeout", "1s").exits(5);

        // Then
        ShownChecks shown = ShownChecks.of(console);
        assertThat(shown.result()).isEqualTo("Blocked");
        assertThat(shown.states())
                .containsEntry("BrandNewCheck", "Retry")
                .doesNotContainKey("DockerRuntimeUnsupported");
        console.readsLike("preflight-cvo");
    }

    @Test
    void failsWithoutAnOperator() {
        preflight("--to", "4.3.0", "--origin", "cvo").exits(4).readsLike("preflight-no-operator");
    }

    @Test
    void refusesAnAmbiguousApiGroup() {
        // Given
        operatorSays("config.alauda.io", "2026-01-01T08:00:00Z");
        operatorSays("product.alauda.io", "2026-01-01T08:00:00Z");

        // When, Then
        preflight().exits(4).readsLike("preflight-two-groups");
        preflight("--shadow-group", "config.alauda.io", "--timeout", "1s").exits(5);
    }

    @Test
    void listsTheExistingClusters() {
        preflight("--cluster", "nowhere").exits(4).readsLike("preflight-unknown-cluster");
    }

    @Test
    void refusesAMalformedVersion() {
        preflight("--to", "latest").exits(2).readsLike("preflight-no-version");
    }

    @Test
    void refusesToBeCombinedWithASync() {
        preflight("--skip-sync-image").exits(2).readsLike("preflight-and-sync");
    }

    @Test
    void ignoresSkipSyncInTheEnvironment() {
        CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .hiddenEnv("SKIP_SYNC_IMAGE", "true")
                .run("--preflight", "--to", "4.3.0", "--checked-by-hand", "PlatformLicense")
                .exits(0);
    }

    @Test
    void defaultsToThePackageOfTheWorkingFolder() throws Exception {
        // Given
        Path core = TestPackage.small().writeTo(folder.resolve("package"));

        // When
        JsonNode report = preflight("--package", core.toString(), "--registry", "127.0.0.1:1", "--output", "json")
                .exits(6)
                .json();

        // Then
        assertThat(report.at("/preflight/summary/desiredVersion").asText()).isEqualTo("4.3.0");
    }

    @Test
    void printsJson() throws Exception {
        // Given
        cluster.create(PATCHES);
        operatorSays("config.alauda.io", "2026-01-01T08:00:00Z");

        // When
        JsonNode report =
                preflight("--output", "json", "--timeout", "1s").exits(5).json();

        // Then
        String schema = Files.readString(Path.of("docs", "report.schema.json"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(report))
                .isEmpty();
        assertThat(report.at("/preflight/summary/result").asText()).isEqualTo("Blocked");
        assertThat(report.at("/preflight/summary/cvo/freshness").asText()).isEqualTo("OLD");
        assertThat(report.at("/preflight/checks")).hasSize(14);
    }
}
