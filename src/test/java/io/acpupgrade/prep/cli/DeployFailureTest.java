package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.cluster.FakeApiServer;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.played.PodOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failures during the deployment of an operator, and their messages. */
@Timeout(90)
@Tag("any-jdk")
class DeployFailureTest {
    private static final String NAMESPACE = "cpaas-system";
    private static final String OPERATOR = "cluster-version-operator";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/cpaas-system/deployments/" + OPERATOR;
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s}
            spec:
              selector: {matchLabels: {app: cvo}}
              template:
                metadata: {labels: {app: cvo}}
                spec:
                  containers: [{name: main, image: "vendor.example/acp/cluster-version-operator:v0"}]
            """;

    @TempDir
    Path folder;

    private OperatorSite site;

    @BeforeEach
    void start() throws Exception {
        site = OperatorSite.in(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void failsBeforeSendingAnythingWithoutACluster() {
        Console console = site.site()
                .commandLine()
                .run("--registry", site.site().registry().host(), "--registry-ca", "../ca.pem")
                .exits(4);
        console.withoutProgress().readsLike("deploy-no-cluster");
        assertThat(site.site().registry().repositories()).isEmpty();
    }

    @Test
    void saysThatTheRegistryLacksWhatIsNeededWhereTheSyncIsSkipped() {
        site.deploy("--skip-sync-image").exits(7).withoutProgress().readsLike("skip-sync-image-nothing-there");
        assertThat(deployment()).isEmpty();
    }

    @Test
    void deploysWithoutASyncWhereTheEnvironmentSaysSo() {
        // Given
        site.deploy("--only-sync-image").exits(0);

        // When
        Console console = site.at(site.site().core())
                .env("SKIP_SYNC_IMAGE", "true")
                .run("--registry", site.site().registry().host(), "--registry-ca", "../ca.pem");

        // Then
        console.exits(0).withoutProgress().readsLike("skip-sync-image-by-environment");
        assertThat(deployment()).isPresent();
    }

    private java.util.Optional<JsonNode> deployment() {
        return site.cluster().object("deployments.apps", NAMESPACE, OPERATOR);
    }

    @Test
    void saysWhichObjectTheUserMayNotWrite() {
        // Given
        site.cluster().fakeOnly().refuse("patch", "/apis/policy/v1/.*", 403, "quota says no");

        // When
        Console console = site.deploy().exits(8);

        // Then
        assertThat(console.err())
                .contains("PodDisruptionBudget cpaas-system/cluster-version-operator")
                .contains("quota says no")
                .contains(" auth can-i patch poddisruptionbudgets.policy/cluster-version-operator -n cpaas-system");
    }

    @Test
    void reportsATokenThatExpiresDuringTheRun() {
        // Given
        site.cluster().fakeOnly().refuse("patch", DEPLOYMENT, 401, "Unauthorized");

        // When
        Console console = site.deploy().exits(8);

        // Then
        assertThat(console.err()).contains("401 Unauthorized").contains("log in again, or get a new one");
    }

    @Test
    void retriesOnAConcurrentWrite() {
        // Given
        site.cluster()
                .fakeOnly()
                .refuse("patch", DEPLOYMENT, 409, "the object has been modified; please apply your changes again")
                .times(2);

        // When, Then
        site.deploy().exits(0);
        assertThat(deployment()).isPresent();
    }

    @Test
    void retriesWhileTheApiServerIsBusy() {
        // Given
        site.cluster()
                .fakeOnly()
                .refuse("patch", DEPLOYMENT, 503, "etcd leader changed")
                .times(2);

        // When
        Console console = site.deploy().exits(0);

        // Then
        assertThat(console.err()).contains("it answered 503: etcd leader changed; trying again in");
    }

    @Test
    void survivesARestartOfTheApiServerDuringTheRollout() throws Exception {
        Path other = Files.createDirectories(folder.resolve("slow"));
        try (OperatorSite slow = OperatorSite.in(other, new PodOutcome.Runs(Duration.ofSeconds(3)))) {
            // Given
            FakeApiServer server = slow.cluster().fakeOnly();
            CompletableFuture<Void> restart =
                    CompletableFuture.runAsync(server::restart, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));

            // When
            Console console = slow.deploy();

            // Then
            console.exits(0);
            restart.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void keepsACrdVersionThatStoresObjects() {
        // Given
        site.cluster().create("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: clusterversionshadows.config.alauda.io
                  labels: {app.kubernetes.io/managed-by: acp-upgrade}
                spec:
                  group: config.alauda.io
                  scope: Namespaced
                  names: {kind: ClusterVersionShadow, plural: clusterversionshadows}
                  versions:
                    - name: v1alpha0
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """);

        // When
        Console console = site.deploy().exits(8);

        // Then
        assertThat(console.err())
                .contains("the new definition no longer has the version v1alpha0")
                .contains("Nothing was changed");
    }

    @Test
    void saysWhereAManifestIsInvalidYaml() throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), "kind: Deployment\n  name: [cluster-version-operator\n");
        site.deploy("--operator-manifest", broken.toString())
                .exits(3)
                .withoutProgress()
                .readsLike("deploy-no-yaml");
    }

    @Test
    void requiresExactlyOneDeploymentOfTheOperator() throws Exception {
        Path two = Files.writeString(
                folder.resolve("two.yaml"), MANIFEST.formatted("a") + "---\n" + MANIFEST.formatted("b"));
        Path none = Files.writeString(
                folder.resolve("none.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}\n");

        assertThat(site.deploy("--operator-manifest", two.toString()).exits(3).err())
                .contains("must hold one Deployment")
                .contains("and hold 2: Deployment a, Deployment b");
        assertThat(site.deploy("--operator-manifest", none.toString()).exits(3).err())
                .contains("and hold none");
    }

    @Test
    void prefersTheManifestsOfThePackage() throws Exception {
        // Given
        Path manifests = Files.createDirectories(site.site().core().resolve("manifests"));
        Files.writeString(manifests.resolve("operator.yaml"), MANIFEST.formatted("vendors-operator"));

        // When
        Console console = site.deploy("--no-import-manifest").exits(0);

        // Then
        assertThat(console.err()).contains("with the manifests of").contains("core/manifests");
        assertThat(site.cluster()
                        .object("deployments.apps", NAMESPACE, "vendors-operator")
                        .orElseThrow()
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .startsWith(site.site().registry().host() + "/acp/cluster-version-operator@sha256:");
    }

    @Test
    void updatesAnOperatorOfAnotherNameInItsPlace() {
        // Given
        site.cluster()
                .create(MANIFEST.formatted(
                        "somebodys-operator\n  namespace: cpaas-system".replace("\n  namespace", ", namespace")));

        // When
        Console conflict = site.deploy().exits(8);
        site.deploy("--force-conflicts").exits(0);

        // Then
        assertThat(conflict.err()).contains(".spec.template.spec.containers[name=\"main\"].image belongs to");
        assertThat(deployment()).isEmpty();
        assertThat(site.cluster()
                        .object("deployments.apps", NAMESPACE, "somebodys-operator")
                        .orElseThrow()
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .contains("@sha256:");
    }

    @Test
    void refusesADifferentExistingRelease() {
        // Given
        site.deploy("--no-import-manifest").exits(0);
        site.cluster().create("""
                apiVersion: product.alauda.io/v1alpha1
                kind: ProductManifest
                metadata: {name: v4.3.0}
                spec: {version: 4.2.9}
                """);

        // When
        Console console = site.deploy().exits(8);

        // Then
        assertThat(console.err()).contains("ProductManifest v4.3.0 exists and is for 4.2.9");
        assertThat(site.cluster()
                        .object("ProductManifest", "", "v4.3.0")
                        .orElseThrow()
                        .at("/spec/version")
                        .asText())
                .isEqualTo("4.2.9");
    }

    @Test
    void takesOverImmediatelyFromAKilledRunOnThisHost() throws Exception {
        // Given
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        String namespace =
                Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().replaceAll("\\D", "");
        site.cluster().create("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: acp-upgrade, namespace: cpaas-system}
                spec:
                  holderIdentity: node-1/%d/2026-06-01T02:00:00Z/%s:%s:4711
                  leaseDurationSeconds: 15
                  renewTime: "2099-06-01T02:00:00.000000Z"
                """.formatted(gone.pid(), boot, namespace));

        // When
        Console console = site.deploy().exits(0);

        // Then
        assertThat(console.err()).contains("which has ended without releasing it");
    }

    @Test
    void resumesAfterARunKilledDuringTheRollout() throws Exception {
        // Given an update that was left half way, with its record of what ran before
        site.deploy().exits(0);
        String before = site.image();
        site.deployFrom(site.next(), "--no-import-manifest", "--no-wait").exits(0);
        JsonNode updated = deployment().orElseThrow();

        // When the same command runs again
        Console console = site.deployFrom(site.next()).exits(0);

        // Then
        assertThat(console.err()).contains("to change: all 14 objects are unchanged");
        assertThat(site.image()).isNotEqualTo(before);
        assertThat(updated.at("/metadata/annotations").has("acp-upgrade.io/before"))
                .isFalse();
    }

    @Test
    void reportsEveryObjectBeforeAndAfter() throws Exception {
        // When
        site.deploy("--report", "../report.json").exits(0);

        // Then
        JsonNode report = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .path("deployment");
        assertThat(report.path("images")).hasSize(2);
        assertThat(report.path("objects")).hasSize(15);
        JsonNode last = report.path("objects").get(12);
        assertThat(last.path("object").asText()).isEqualTo("Deployment cpaas-system/cluster-version-operator");
        assertThat(last.path("result").asText()).isEqualTo("CREATED");
        assertThat(last.path("resourceVersionBefore").asText()).isEmpty();
        assertThat(last.path("resourceVersionAfter").asText()).isNotEmpty();
        assertThat(report.path("apiCalls").asInt()).isPositive();
        assertThat(Files.readString(folder.resolve("report.json"))).doesNotContain(Site.PASSWORD);
    }
}
