package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment checks before its first write, and what it refuses. */
@Timeout(60)
@Tag("any-jdk")
class DeployDecisionTest {
    private static final String NEWER_RELEASE = "the cluster has a newer release";
    private static final String IN_FLIGHT = "an upgrade is in flight";

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

    private TestCluster cluster() {
        return site.cluster();
    }

    private void installed(String name, String image, String annotations) {
        cluster().create("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: cpaas-system, annotations: {%s}}
                spec:
                  selector: {matchLabels: {app.kubernetes.io/name: cluster-version-operator}}
                  template:
                    metadata: {labels: {app.kubernetes.io/name: cluster-version-operator}}
                    spec: {containers: [{name: cvo, image: "%s"}]}
                """.formatted(name, annotations, image));
    }

    /** The operator's account of a cluster, in the group that the bundled definitions guess. */
    private void shadow(String name, String current, String desired) {
        if (cluster().objects("CustomResourceDefinition").stream()
                .noneMatch(definition -> definition.toString().contains("clusterversionshadows"))) {
            cluster().load("/manifests/operator/20-crd-clusterversionshadows.yaml");
        }
        cluster().create("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: %s, namespace: cpaas-system}
                spec: {%s}
                status: {current: {version: "%s"}}
                """.formatted(
                        name, desired.isEmpty() ? "" : "desiredUpdate: {version: \"" + desired + "\"}", current));
    }

    private void nothingIsWritten(Console console) {
        // the fixture's own actors write as well
        assertThat(cluster().fakeOnly().requests().writes())
                .noneMatch(write -> write.userAgent().contains("acp-upgrade"));
        assertThat(site.site().registry().repositories()).isEmpty();
        assertThat(console.err()).contains("nothing was changed");
    }

    private Console refused(String... options) {
        cluster().fakeOnly().requests().clear();
        return site.deploy(options).exits(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acp-upgrade.io/release: 4.3.1",
                "acp-upgrade.io/release: v4.10.0",
                "acp-upgrade.io/cluster-version-operator: 'acp/cluster-version-operator:v4.3.1'"
            })
    void refusesAReleaseOlderThanTheAnnotation(String annotation) {
        // Given
        installed("cluster-version-operator", "r:5/acp/cluster-version-operator@sha256:" + "0".repeat(64), annotation);

        // When
        Console console = refused();

        // Then
        nothingIsWritten(console);
        assertThat(console.err())
                .contains(NEWER_RELEASE, "--allow-downgrade", "annotation")
                .doesNotContain(IN_FLIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster-version-operator", "cvo-under-another-name"})
    void refusesAReleaseOlderThanTheImageTag(String name) {
        // Given
        installed(name, "registry.example:5000/acp/cluster-version-operator:v4.3.1", "");

        // When, Then
        Console console = refused();
        nothingIsWritten(console);
        assertThat(console.err()).contains(NEWER_RELEASE, "cluster-version-operator:v4.3.1");
    }

    @Test
    void refusesAReleaseOlderThanTheCluster() {
        // Given
        shadow("global", "4.3.1", "");

        // When, Then
        Console console = refused();
        nothingIsWritten(console);
        assertThat(console.err())
                .contains(NEWER_RELEASE, "status.current: 4.3.1")
                .doesNotContain(IN_FLIGHT);
    }

    @Test
    void refusesAReleaseOlderThanThePlatform() {
        // Given
        cluster().create("""
                {"apiVersion": "product.alauda.io/v1alpha2", "kind": "ProductBase", "metadata": {"name": "base"},
                 "spec": {"registry": {"address": "registry.example:11443"}},
                 "status": {"phase": "Running", "version": "v4.4.0"}}
                """);

        // When, Then
        nothingIsWritten(refused());
    }

    @Test
    void refusesAnOlderOperatorDuringAnUpgrade() {
        // Given: even though the operator is the very one of this package
        installed(
                "cluster-version-operator", "r:5/acp/cluster-version-operator:v4.3.0", "acp-upgrade.io/release: 4.3.0");
        shadow("global", "4.2.0", "4.3.1");

        // When, Then
        Console console = refused("--during-upgrade");
        nothingIsWritten(console);
        console.withoutProgress().readsLike("deploy-older-in-flight");
        assertThat(refused("--allow-downgrade").err()).contains(IN_FLIGHT).doesNotContain(NEWER_RELEASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "business-1"})
    void refusesToReplaceTheOperatorDuringAnUpgrade(String name) {
        // Given
        shadow(name, "4.1.0", "4.2.3");

        // When, Then
        Console console = refused();
        nothingIsWritten(console);
        assertThat(console.err())
                .contains(IN_FLIGHT, "ClusterVersionShadow " + name + ", spec.desiredUpdate: 4.2.3", "--during-upgrade")
                .containsPattern("upgrade.sh status [^`]*--cluster " + name + " --watch`")
                .doesNotContain(NEWER_RELEASE);
    }

    @Test
    void allowsBothWithOptionsAndWarns() {
        // Given
        installed(
                "cluster-version-operator", "r:5/acp/cluster-version-operator:v4.3.1", "acp-upgrade.io/release: 4.3.1");
        shadow("global", "4.2.0", "4.3.1");

        // When
        Console console = site.deploy("--allow-downgrade", "--during-upgrade", "--dry-run", "--force-conflicts")
                .exits(0);

        // Then
        assertThat(console.err())
                .contains("--allow-downgrade: the older operator may not understand")
                .contains("--during-upgrade: the operator restarts in the middle of an upgrade");
    }

    @Test
    void continuesDuringTheUpgradeThatItPrepared() throws Exception {
        // Given: as after a kill, with everything in place and the upgrade requested
        site.deploy().exits(0);
        cluster().create("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: business-1, namespace: cpaas-system}
                spec: {desiredUpdate: {version: 4.3.0}}
                status: {current: {version: 4.2.0}}
                """);

        // When, Then
        site.deploy("--no-wait").exits(0);
        assertThat(site.deployFrom(site.next(), "--no-wait").exits(8).err()).contains(IN_FLIGHT);
    }

    @Test
    void namesVersionsThatCannotBeCompared() {
        // Given
        installed(
                "cluster-version-operator",
                "r:5/acp/cluster-version-operator:latest",
                "acp-upgrade.io/release: nightly");

        // When
        Console console = site.deploy("--dry-run", "--force-conflicts").exits(0);

        // Then
        assertThat(console.err())
                .contains("cannot be compared with 4.3.0: Deployment cpaas-system/cluster-version-operator, annotation"
                        + " acp-upgrade.io/release: nightly")
                .contains("cluster-version-operator:latest: latest");
    }

    @ParameterizedTest
    @CsvSource({"ProductBase, base", "Cluster, global"})
    void refusesAClusterWithoutPlatform(String kind, String name) {
        // Given
        cluster().delete(kind, "", name);
        cluster().delete("Namespace", "", "cpaas-system");
        cluster().fakeOnly().requests().clear();

        // When
        Console console = site.deploy().exits(4);

        // Then
        nothingIsWritten(console);
        assertThat(console.err()).contains("has no " + kind);
        assertThat(site.deploy("--dry-run").exits(4).err()).contains("has no " + kind);
    }

    @Test
    void aDryRunFailsLikeTheRun() {
        // Given: nothing was ever pushed
        Console real = site.deploy("--skip-sync-image").exits(7);

        // When
        Console dry = site.deploy("--skip-sync-image", "--dry-run").exits(7);

        // Then
        assertThat(dry.err())
                .contains("Incomplete in the registry: 2 of 2 artifacts")
                .doesNotContain("to push");
        assertThat(real.out()).isEqualTo(dry.out());
    }

    @Test
    void aDryRunNamesEveryRightThatIsMissing() {
        // Given
        cluster().fakeOnly().deny("patch", "apps", "deployments");
        cluster().fakeOnly().deny("create", "coordination.k8s.io", "leases");
        cluster().fakeOnly().deny("get", "product.alauda.io", "productbases");

        // When, Then
        assertThat(site.deploy("--dry-run").exits(8).err())
                .contains("needs rights that this user lacks", "this user lacks 3 rights that this verb uses:")
                .contains("'patch' on deployments.apps", "'create' on leases", "'get' on productbases");
    }

    @Test
    void aDryRunListsTheReleaseToPublish() {
        assertThat(site.deploy("--dry-run").exits(0).out()).contains("+ ProductManifest v4.3.0 would be created");
        assertThat(site.deploy("--dry-run", "--no-import-manifest").exits(0).out())
                .doesNotContain("v4.3.0 would be");
    }

    /** The bundled manifests with more beside them. */
    private Path manifests(String more) throws Exception {
        Path place = Files.createDirectories(folder.resolve("manifests"));
        try (Stream<Path> files = Files.list(Path.of("manifests", "operator"))) {
            for (Path file : files.toList()) {
                Files.copy(file, place.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(place.resolve("99-more.yaml"), more);
        return place;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: x}}",
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: x, namespace: cpaas-system}}",
                "{apiVersion: batch/v1, kind: Job, metadata: {name: x, namespace: cpaas-system}}",
                "{apiVersion: batch/v1, kind: CronJob, metadata: {name: x, namespace: cpaas-system}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: x, namespace: cpaas-system}}",
                "{apiVersion: v1, kind: Secret, metadata: {name: registry-admin, namespace: cpaas-system}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: kube-system}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: admin-acks, namespace: cpaas-system}}",
                "{apiVersion: v1, kind: Namespace, metadata: {name: x}}",
                "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.x}}",
                "{apiVersion: example.com/v1, kind: Deployment, metadata: {name: x}}",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: view}, rules: []}",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: x, labels:"
                        + " {rbac.authorization.k8s.io/aggregate-to-view: 'true'}}, rules: []}",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: x}, roleRef:"
                        + " {kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io}, subjects:"
                        + " [{kind: User, name: eve, apiGroup: rbac.authorization.k8s.io}]}",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: x}, roleRef:"
                        + " {kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io}, subjects:"
                        + " [{kind: ServiceAccount, name: default, namespace: kube-system}]}"
            })
    void withholdsWhatAnOperatorDoesNotNeed(String object) throws Exception {
        // Given
        String manifests = manifests(object).toString();

        // When, Then
        assertThat(site.deploy("--operator-manifest", manifests, "--dry-run")
                        .exits(0)
                        .out())
                .containsPattern("! .* would not be applied: .* \\(--all-manifests applies it\\)");
    }

    @Test
    void withholdsAnotherDeploymentWhoseImageIsNotOfTheRelease() throws Exception {
        // Given
        String manifests = manifests("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: more, namespace: cpaas-system}
                spec: {template: {spec: {containers: [{name: c, image: busybox}]}}}
                """).toString();

        // When, Then
        assertThat(site.deploy("--operator-manifest", manifests, "--dry-run")
                        .exits(0)
                        .out())
                .containsPattern("! .*more would not be applied: .*'busybox'.* \\(--all-manifests applies it\\)");
        assertThat(site.deploy("--operator-manifest", manifests, "--dry-run", "--all-manifests")
                        .exits(3)
                        .err())
                .contains("runs the image 'busybox'");
    }

    @Test
    void appliesTheRestAndSaysWhatItHasWithheld() throws Exception {
        // Given
        String more = "{apiVersion: batch/v1, kind: Job, metadata: {name: x, namespace: cpaas-system}}";

        // When
        Console console = site.deploy("--operator-manifest", manifests(more).toString(), "--report", "r.json")
                .exits(0);

        // Then
        assertThat(console.err()).contains("Skipped   Job cpaas-system/x");
        assertThat(console.out()).contains("not applied  Job cpaas-system/x").contains("1 not applied");
        assertThat(Files.readString(site.site().core().resolve("r.json"))).contains("WITHHELD");
        assertThat(cluster().fakeOnly().requests().writes())
                .noneMatch(write -> write.path().contains("/jobs"));
    }

    @Test
    void writesNothingWhereTheApiServerWouldRefuseAnObjectThatIsNew() {
        // Given what a webhook, a quota or an older API server does not let in
        cluster()
                .fakeOnly()
                .refuse(
                        "patch",
                        ".*/deployments/.*",
                        422,
                        "admission webhook \"policy\" denied the request: no limits");

        // When
        Console console = site.deploy().exits(8);

        // Then
        assertThat(console.err())
                .contains("Deployment cpaas-system/cluster-version-operator", "denied the request: no limits");
        assertThat(cluster().objects("ClusterRole"))
                .noneMatch(role -> role.toString().contains("cluster-version-operator"));
    }

    @Test
    void writesNothingWhereAKindIsNotServedAndNotDefined() throws Exception {
        // Given
        String manifests = manifests("""
                ---
                apiVersion: monitoring.example.com/v1
                kind: PodMonitor
                metadata: {name: cvo, namespace: cpaas-system}
                """).toString();

        // When
        Console console =
                site.deploy("--operator-manifest", manifests, "--all-manifests").exits(8);

        // Then
        assertThat(console.err()).contains("this cluster serves no PodMonitor in monitoring.example.com/v1");
        assertThat(cluster().objects("ClusterRole"))
                .noneMatch(role -> role.toString().contains("cluster-version-operator"));
    }
}
