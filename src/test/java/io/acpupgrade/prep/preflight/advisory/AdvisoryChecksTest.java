package io.acpupgrade.prep.preflight.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.fixture.UnreachableCluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ResourceType.Scope;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each advisory check on recorded objects, for an upgrade of the global cluster from 4.0.2 to 4.3.0. */
class AdvisoryChecksTest {
    private static final ProposedUpgrade SUBJECT = new ProposedUpgrade(
            ManagedCluster.GLOBAL, PlatformVersion.of("4.3.0"), Optional.of(PlatformVersion.of("4.0.2")));
    private static final PackageSummary HYBRID = new PackageSummary.Available(
            List.of("acp/a", "acp/b"),
            Map.of("acp/a:v1", Set.of("amd64", "arm64"), "acp/b:v1", Set.of("amd64")),
            Optional.of(PlatformVersion.of("4.3.0")));
    private static final HostLookup HOSTS = host -> Set.of();
    private static final String NODE = """
            apiVersion: v1
            kind: Node
            metadata: {name: %s}
            status:
              nodeInfo: {architecture: %s}
              conditions: [{type: Ready, status: "%s"}, {type: DiskPressure, status: "%s"}]
            """;

    private static List<Check> all(PackageSummary core, PushRights rights) {
        return AdvisoryChecks.about(SUBJECT, VersionData.bundled(), new ExternalInputs(core, rights, HOSTS));
    }

    private static PushRights refusing(Map<String, Message> refusals) {
        return repositories -> new PushRights.Checked("10.0.0.8:11443", repositories.size(), refusals);
    }

    private static Verdict verdict(String name, InMemoryApi cluster) throws ClusterException {
        return verdict(name, cluster, HYBRID, refusing(Map.of()));
    }

    private static Verdict verdict(String name, InMemoryApi cluster, PackageSummary core, PushRights rights)
            throws ClusterException {
        Check check = all(core, rights).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return check.evaluate(CheckContext.of(SUBJECT, new ClusterReader(cluster), UnreachableCluster.WORKLOAD));
    }

    private static Stream<String> names() {
        return all(HYBRID, refusing(Map.of())).stream().map(Check::name);
    }

    @Test
    void includeTheChecklistOfThisUpgrade() {
        assertThat(names())
                .containsExactly(
                        "ProductBaseRunning",
                        "MachinesRunning",
                        "AppReleasesSucceeded",
                        "NodesReady",
                        "RegistryTakesPush",
                        "PackageArchitectures",
                        "AlignedPluginPackages",
                        "DisasterRecoveryPlugin",
                        "PlatformAddresses",
                        "TopolvmAdvice",
                        "LogEssentialsAdvice",
                        "MysqlPxcAdvice",
                        "NodeArchConstraintAdvice",
                        "AgnosticPluginsAdvice");
    }

    private static Stream<String> clusterChecks() {
        return names().filter(name -> !name.equals("RegistryTakesPush"));
    }

    @ParameterizedTest
    @MethodSource("clusterChecks")
    void neverPassInAnEmptyCluster(String check) {
        assertThat(stateOf(check, InMemoryApi.of())).isNotEqualTo(CheckState.PASSED);
    }

    private static CheckState stateOf(String check, InMemoryApi cluster) {
        try {
            return verdict(check, cluster).state();
        } catch (ClusterException e) {
            return CheckState.UNKNOWN;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Running, 'True', PASSED",
        "Running, 'False', FAILED",
        "Failed, 'True', FAILED",
        "Provisioning, 'True', RETRY",
        "'', 'True', RETRY"
    })
    void evaluateTheProductBase(String phase, String ready, CheckState expected) throws Exception {
        assertThat(verdict("ProductBaseRunning", InMemoryApi.of("""
                        apiVersion: product.alauda.io/v1alpha2
                        kind: ProductBase
                        metadata: {name: base}
                        status: {phase: "%s", conditions: [{type: Ready, status: "%s"}]}
                        """.formatted(phase, ready)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"global, Running, PASSED", "global, Failed, FAILED", "global, '', FAILED", "w1, Failed, NOT_APPLICABLE"
    })
    void evaluateTheMachinesOfTheCluster(String cluster, String phase, CheckState expected) throws Exception {
        assertThat(verdict("MachinesRunning", InMemoryApi.of("""
                        apiVersion: platform.tkestack.io/v1
                        kind: Machine
                        metadata: {name: m1}
                        spec: {clusterName: %s}
                        status: {phase: "%s"}
                        """.formatted(cluster, phase)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cpaas-system, '{a: {phase: Success}, b: {phase: Success}}', PASSED",
        "cpaas-system, '{a: {phase: Success}, b: {phase: Upgrading}}', RETRY",
        "cpaas-system, '{a: {phase: Upgrading}, b: {phase: DeployFailed}}', FAILED",
        "cpaas-system, '{}', RETRY",
        "other, '{a: {phase: DeployFailed}}', UNKNOWN"
    })
    void evaluateTheAppReleases(String namespace, String charts, CheckState expected) throws Exception {
        assertThat(verdict("AppReleasesSucceeded", InMemoryApi.of("""
                        apiVersion: operator.alauda.io/v1alpha1
                        kind: AppRelease
                        metadata: {name: base, namespace: %s}
                        status: {charts: %s}
                        """.formatted(namespace, charts)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'True', 'False', PASSED, 1 of 1 nodes are ready",
        "'False', 'False', FAILED, n1 (not ready)",
        "Unknown, 'False', FAILED, n1 (not ready)",
        "'True', 'True', FAILED, n1 (disk pressure)"
    })
    void evaluateTheNodes(String ready, String pressure, CheckState expected, String problem) throws Exception {
        // When
        Verdict verdict = verdict("NodesReady", InMemoryApi.of(NODE.formatted("n1", "amd64", ready, pressure)));

        // Then
        assertThat(verdict.state()).isEqualTo(expected);
        assertThat(verdict.message().english()).contains(problem);
    }

    @Test
    void nameTheRepositoriesThatCannotBePushedTo() throws Exception {
        // When
        Verdict verdict = verdict(
                "RegistryTakesPush",
                InMemoryApi.of(),
                HYBRID,
                refusing(Map.of("acp/b", Message.verbatim("HTTP 403 DENIED"))));

        // Then
        assertThat(verdict.state()).isEqualTo(CheckState.FAILED);
        assertThat(verdict.message().english())
                .isEqualTo("1 of 2 repositories of 10.0.0.8:11443 refuse a push: acp/b (HTTP 403 DENIED)");
    }

    @Test
    void passWhereEveryRepositoryTakesASession() throws Exception {
        assertThat(verdict("RegistryTakesPush", InMemoryApi.of()).state()).isEqualTo(CheckState.PASSED);
    }

    @Test
    void sayWhyTheRegistryOrThePackageIsUnavailable() throws Exception {
        InMemoryApi cluster = InMemoryApi.of();
        PushRights silent = repositories -> new PushRights.Unavailable(
                Message.verbatim("no route to 10.0.0.8"), Message.verbatim("See to the network."));
        PushRights foreign = repositories -> new PushRights.NotNeeded(Message.verbatim("another system fills it"));
        PackageSummary broken = new PackageSummary.Unreadable(
                Message.verbatim("x.tar breaks off"), Message.verbatim("Fetch it again."));
        PackageSummary none = new PackageSummary.Absent();

        assertThat(verdict("RegistryTakesPush", cluster, HYBRID, silent).reason())
                .isEqualTo("RegistryUnavailable");
        assertThat(verdict("RegistryTakesPush", cluster, HYBRID, foreign).state())
                .isEqualTo(CheckState.NOT_APPLICABLE);
        assertThat(verdict("RegistryTakesPush", cluster, broken, silent)
                        .message()
                        .english())
                .isEqualTo("x.tar breaks off");
        assertThat(verdict("PackageArchitectures", cluster, none, silent).reason())
                .isEqualTo("NoPackage");
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, amd64, PASSED, 'the package is for amd64 and arm64, the nodes are amd64'",
        "amd64, arm64, PASSED, (1 of 2 images are not for all of them)",
        "amd64, s390x, FAILED, '1 of 2 nodes have no images: n2 (s390x)'"
    })
    void compareThePackagesArchitecturesWithTheNodes(String one, String other, CheckState expected, String problem)
            throws Exception {
        // When
        Verdict verdict = verdict(
                "PackageArchitectures",
                InMemoryApi.of(
                        NODE.formatted("n1", one, "True", "False"), NODE.formatted("n2", other, "True", "False")));

        // Then
        assertThat(verdict.state()).isEqualTo(expected);
        assertThat(verdict.message().english()).contains(problem);
    }

    @Test
    void adviseOnTheArchitectureConstraintLabel() throws Exception {
        // When
        Verdict verdict = verdict("PackageArchitectures", bound("amd64"));

        // Then
        assertThat(verdict.advice())
                .singleElement()
                .satisfies(advice -> assertThat(advice.commands())
                        .map(ShellCommand::toString)
                        .containsExactly(
                                "kubectl label clusters.platform.tkestack.io/global cpaas.io/node-arch-constraint-"));
        assertThat(verdict("NodeArchConstraintAdvice", bound("amd64")).message().english())
                .endsWith("is 'amd64'.");
    }

    private static InMemoryApi bound(String architecture) {
        return InMemoryApi.of(NODE.formatted("n1", "amd64", "True", "False"), """
                apiVersion: platform.tkestack.io/v1
                kind: Cluster
                metadata: {name: global, labels: {cpaas.io/node-arch-constraint: %s}}
                """.formatted(architecture));
    }

    private static InMemoryApi installed(String plugin, String lifecycle) {
        return InMemoryApi.of("""
                apiVersion: cluster.alauda.io/v1alpha1
                kind: ModuleInfo
                metadata:
                  name: global-abc
                  labels: {cpaas.io/cluster-name: global, cpaas.io/module-name: %1$s}
                spec: {version: v4.0.0}
                ---
                apiVersion: cluster.alauda.io/v1alpha1
                kind: ModulePlugin
                metadata: {name: %1$s, labels: {cpaas.io/lifecycle-type: %2$s}}
                """.formatted(plugin, lifecycle))
                .serving("cluster.alauda.io/v1alpha1", "ModuleConfig", Scope.CLUSTER);
    }

    @ParameterizedTest
    @CsvSource({
        "Aligned, v4.3.0, '[]', PASSED",
        "aligned, v1.7.0, '[v4.3]', PASSED",
        "aligned, v4.0.0, '[v4.0]', FAILED",
        "agnostic, v4.0.0, '[v4.0]', NOT_APPLICABLE"
    })
    void evaluateThePackagesOfAlignedPlugins(String lifecycle, String version, String targets, CheckState expected)
            throws Exception {
        // Given
        InMemoryApi cluster = installed("logs", lifecycle).with("""
                apiVersion: cluster.alauda.io/v1alpha1
                kind: ModuleConfig
                metadata: {name: logs-%1$s, labels: {cpaas.io/module-name: logs}}
                spec: {version: %1$s, targetClusterVersions: %2$s}
                """.formatted(version, targets));

        // Then
        assertThat(verdict("AlignedPluginPackages", cluster).state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"etcd-sync, UNKNOWN", "logs, PASSED"})
    void doNotPassWhileTheSynchronizerIsInstalled(String plugin, CheckState expected) throws Exception {
        assertThat(verdict("DisasterRecoveryPlugin", installed(plugin, "agnostic"))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "TopolvmAdvice, topolvm, UNKNOWN",
        "TopolvmAdvice, logs, NOT_APPLICABLE",
        "LogEssentialsAdvice, logcenter, UNKNOWN",
        "MysqlPxcAdvice, mysql-operator, UNKNOWN",
        "AgnosticPluginsAdvice, anything, UNKNOWN"
    })
    void adviseOnlyWhereItApplies(String advice, String plugin, CheckState expected) throws Exception {
        assertThat(verdict(advice, installed(plugin, "agnostic")).state()).isEqualTo(expected);
    }

    @Test
    void acceptManualConfirmation() throws Exception {
        assertThat(verdict("TopolvmAdvice", installed("topolvm", "agnostic")).advice())
                .singleElement()
                .satisfies(advice -> assertThat(advice.text().english()).contains("--checked-by-hand TopolvmAdvice"));
    }
}
