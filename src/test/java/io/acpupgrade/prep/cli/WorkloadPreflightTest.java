package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.cluster.TlsTokenProxy;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.ShownChecks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload cluster is read through the connection data that the platform stores on the global cluster. */
@Tag("any-jdk")
class WorkloadPreflightTest {
    private static final String TOKEN = "t0ken-of-business-1";
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: clustercredentials.platform.tkestack.io}
            spec:
              group: platform.tkestack.io
              scope: Cluster
              names: {kind: ClusterCredential, plural: clustercredentials, singular: clustercredential, shortNames: [cc]}
              versions:
              - name: v1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;
    private static final String CLUSTER = """
            apiVersion: platform.tkestack.io/v1
            kind: Cluster
            metadata: {name: business-1}
            spec: {type: Baremetal, version: 1.32.4, clusterCredentialRef: {name: cc-business-1}}
            status:
              phase: Running
              version: 1.32.4
              addresses: [{type: Real, host: 127.0.0.1, port: %d, path: ""}]
              conditions: [{type: HealthCheck, status: "True"}]
            """;
    private static final String CREDENTIAL = """
            apiVersion: platform.tkestack.io/v1
            kind: ClusterCredential
            metadata: {name: cc-business-1}
            tenantID: default
            clusterName: business-1
            caCert: %s
            token: %s
            """;
    private static final String MODULES = """
            apiVersion: cluster.alauda.io/v1alpha2
            kind: ClusterModule
            metadata: {name: business-1}
            spec: {version: v4.1.0}
            status: {base: {deployStatus: Completed, runningStatus: Healthy, version: v4.1.0}}
            ---
            apiVersion: cluster.alauda.io/v1alpha1
            kind: ModuleInfo
            metadata:
              name: business-1-6f1ed002ab55
              labels: {cpaas.io/cluster-name: business-1, cpaas.io/module-name: logcenter}
            spec: {version: v4.1.0}
            status: {phase: Running, version: v4.1.0}
            """;
    private static final String INSIDE = """
            apiVersion: v1
            kind: Node
            metadata: {name: 10.0.1.21}
            status:
              conditions: [{type: Ready, status: "True"}, {type: DiskPressure, status: "False"}]
              nodeInfo: {architecture: amd64, containerRuntimeVersion: containerd://1.7.27, kernelVersion: 5.14.0, kubeletVersion: v1.32.4}
            ---
            apiVersion: operator.alauda.io/v1alpha1
            kind: ResourcePatch
            metadata: {name: rp-5b8dz}
            spec:
              release: cpaas-system/alauda-base
              target: {apiVersion: apps/v1, kind: Deployment, name: archon, namespace: cpaas-system}
              jsonPatch: [{op: replace, path: /spec/replicas, value: 3}]
            """;

    private final TestCertificates certificates = TestCertificates.create();

    @TempDir
    Path folder;

    private TestCluster global;
    private TestCluster business;
    private TlsTokenProxy front;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        global = TestCluster.start(folder, TestCluster.PLATFORM);
        global.load("/cluster/healthy.yaml");
        business = TestCluster.second(Files.createDirectory(folder.resolve("business")), "/cluster/crds/operator.yaml");
        business.create(INSIDE);
        front = TlsTokenProxy.open(certificates.good(), TOKEN);
        global.create(DEFINITION);
        global.create(MODULES);
        global.create(CLUSTER.formatted(front.port()));
        keeps(certificates.authorityPem(), TOKEN);
    }

    @AfterEach
    void stop() {
        front.close();
        business.close();
        global.close();
    }

    private void keeps(String authority, String token) {
        global.create(CREDENTIAL.formatted(
                Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)), token));
    }

    private Console preflight(String... more) {
        return preflight(global.kubeconfig(), more);
    }

    private Console preflight(Path kubeconfig, String... more) {
        Stream<String> words =
                Stream.of("--preflight", "--cluster", "business-1", "--to", "4.2.0", "--origin", "local");
        return CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", kubeconfig.toString())
                .run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private static Set<String> states(JsonNode report, String... names) {
        return Stream.of(names)
                .map(name -> Stream.of(report.at("/preflight/checks"))
                        .flatMap(checks -> java.util.stream.StreamSupport.stream(checks.spliterator(), false))
                        .filter(check -> check.path("name").asText().equals(name))
                        .map(check -> check.path("state").asText() + " "
                                + check.path("reason").asText())
                        .findFirst()
                        .orElse("missing"))
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void readsTheClusterWithThePlatformsLogin() {
        // Given
        front.route("", business.url());

        // When
        Console console = preflight("--checked-by-hand", "PlatformLicense").exits(5);

        // Then
        assertThat(ShownChecks.of(console).states())
                .containsEntry("ResourcePatchUpgradeable", "Failed")
                .containsEntry("ClusterRunning", "Passed");
        console.readsLike("preflight-workload");
        assertThat(console.transcript()).doesNotContain(TOKEN);
    }

    @Test
    void writesNothingInEither() {
        // Given
        front.route("", business.url());
        global.fakeOnly().requests().clear();

        // When
        preflight().exits(5);

        // Then
        assertThat(front.methods()).isNotEmpty().containsOnly("GET");
        assertThat(global.fakeOnly().requests().writes()).isEmpty();
    }

    @Test
    void usesThePlatformsProxyIfTheKubeconfigDoes() throws Exception {
        // Given
        front.route("/kubernetes/global", global.fakeOnly().url()).route("/kubernetes/business-1", business.url());
        Path kubeconfig = Files.writeString(folder.resolve("proxied"), """
                apiVersion: v1
                kind: Config
                current-context: global
                contexts: [{name: global, context: {cluster: global, user: me}}]
                clusters: [{name: global, cluster: {server: "https://127.0.0.1:%d/kubernetes/global", certificate-authority: %s}}]
                users: [{name: me, user: {token: %s}}]
                """.formatted(
                        front.port(), certificates.writeAuthority(folder.resolve("ca.pem")), TOKEN));
        global.delete("ClusterCredential", "", "cc-business-1");

        // When
        Console console = preflight(kubeconfig).exits(5);

        // Then
        assertThat(console.transcript())
                .contains("business-1 is read through the platform, at https://127.0.0.1:<port>/kubernetes/business-1")
                .contains("kubectl --kubeconfig <folder>/proxied --context global --server"
                        + " https://127.0.0.1:<port>/kubernetes/business-1 annotate")
                .contains("rp-5b8dz");
    }

    @Test
    void namesMissingPermissionsWithCommandsForThatCluster() throws Exception {
        // Given
        front.route("", business.url());
        business.fakeOnly().deny("list", "operator.alauda.io", "resourcepatches");
        business.fakeOnly().deny("list", "", "nodes");

        // When
        Console console = preflight("--output", "json").exits(6);

        // Then
        assertThat(console.err())
                .contains("this user lacks 2 rights in cluster business-1 that this verb uses:")
                .contains("- 'list' on resourcepatches.operator.alauda.io (preflight.yaml)")
                .contains("- 'list' on nodes (preflight.yaml)")
                .contains("As an administrator of cluster business-1, at https://127.0.0.1:")
                .contains("kubectl --kubeconfig business-1.kubeconfig apply -f manifests/access/preflight.yaml")
                .contains("kubectl --kubeconfig business-1.kubeconfig create clusterrolebinding tester-preflight"
                        + " --clusterrole=acp-upgrade-preflight --user=tester");
        assertThat(console.json().path("missingRights"))
                .hasSize(2)
                .allSatisfy(right -> assertThat(right.path("cluster").asText()).isEqualTo("business-1"));
    }

    @Test
    void evaluatesTheRestWithoutAccessToThePlatformsLogin() throws Exception {
        // Given
        global.fakeOnly().deny("get", "platform.tkestack.io", "clustercredentials");

        // When
        JsonNode report = preflight("--output", "json").exits(6).json();

        // Then
        assertThat(states(report, "ResourcePatchUpgradeable", "DockerRuntimeUnsupported"))
                .containsExactly("Unknown Forbidden");
        assertThat(states(report, "ClusterRunning", "ClusterModuleStable", "ModuleInfoStable"))
                .containsExactly("Passed ");
        assertThat(report.toString()).contains("--cluster-kubeconfig FILE").contains("clustercredentials");
    }

    @Test
    void reportsAnOutdatedPlatformLogin() throws Exception {
        // Given
        front.route("", business.url());
        keeps(certificates.authorityPem(), "an-old-t0ken");

        // When
        Console console = preflight("--output", "json").exits(6);

        // Then
        assertThat(states(console.json(), "ResourcePatchUpgradeable")).containsExactly("Unknown Unauthorized");
        assertThat(console.out()).contains("--cluster-kubeconfig FILE");
        assertThat(console.transcript()).doesNotContain("an-old-t0ken");
    }

    @Test
    void trustsOnlyTheAuthorityThatThePlatformStores() throws Exception {
        // Given
        front.route("", business.url());
        keeps(TestCertificates.create().authorityPem(), TOKEN);

        // When
        JsonNode report = preflight("--output", "json").exits(6).json();

        // Then
        assertThat(states(report, "ResourcePatchUpgradeable")).containsExactly("Unknown Untrusted");
        assertThat(front.methods()).isEmpty();
    }

    @Test
    void prefersTheGivenKubeconfig() {
        // Given
        global.delete("ClusterCredential", "", "cc-business-1");

        // When, Then
        assertThat(preflight("--cluster-kubeconfig", business.kubeconfig().toString())
                        .exits(5)
                        .transcript())
                .contains("kubectl --kubeconfig <folder>/business/kubeconfig --context global annotate");
    }
}
