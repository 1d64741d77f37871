package io.acpupgrade.prep.preflight.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ResourceType.Scope;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Language;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check on recorded objects, and all checks on an empty cluster. */
class ProductChecksTest {
    private static Stream<String> names() {
        return ProductChecks.all(VersionData.bundled()).stream().map(Check::name);
    }

    @Test
    void areThirteen() {
        assertThat(names())
                .containsExactly(
                        "ResourcePatchUpgradeable",
                        "ClusterVersionUpgradeable",
                        "AdminAckRequired",
                        "VersionUpgradePath",
                        "KubernetesVersionSupported",
                        "DockerRuntimeUnsupported",
                        "ClusterRunning",
                        "ClusterModuleStable",
                        "ControlPlaneStaticPodsPresent",
                        "CustomEtcdBackupCronJobsAbsent",
                        "CRIUpgradePodsAbsent",
                        "ModuleInfoStable",
                        "PlatformLicense");
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverPassWithoutData(String check) {
        // Given
        InMemoryApi cluster = InMemoryApi.of();
        Stream.of("ResourcePatch/operator.alauda.io", "ClusterModule/cluster.alauda.io", "ModuleInfo/cluster.alauda.io")
                .map(kind -> kind.split("/", -1))
                .forEach(kind -> cluster.serving(kind[1] + "/v1alpha1", kind[0], Scope.CLUSTER));
        cluster.serving("config.alauda.io/v1alpha1", "ClusterVersionShadow", Scope.NAMESPACED);
        Stream.of(
                        "ResourcePatch",
                        "ClusterVersionShadow",
                        "ClusterModule",
                        "ModuleInfo",
                        "ConfigMap",
                        "Cluster",
                        "Node",
                        "Pod",
                        "CronJob")
                .forEach(kind -> cluster.failing(kind, ClusterException.Kind.FORBIDDEN));

        // When
        CheckState state = stateOf(check, cluster);

        // Then
        assertThat(state).isEqualTo(CheckState.UNKNOWN);
    }

    private static CheckState stateOf(String check, InMemoryApi cluster) {
        try {
            return CheckRunner.verdict(check, cluster).state();
        } catch (ClusterException e) {
            return CheckState.UNKNOWN;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Running, PASSED",
        "Failed, FAILED",
        "Terminating, FAILED",
        "Upgrading, RETRY",
        "Waiting, RETRY",
        "'', RETRY"
    })
    void evaluatesTheClusterPhase(String phase, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict("ClusterRunning", InMemoryApi.of("""
                        apiVersion: platform.tkestack.io/v1
                        kind: Cluster
                        metadata: {name: global}
                        status: {phase: "%s"}
                        """.formatted(phase)))
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void failsForARunningClusterWithFailedHealthCheck() throws Exception {
        // When
        Verdict verdict = CheckRunner.verdict("ClusterRunning", InMemoryApi.of("""
                apiVersion: platform.tkestack.io/v1
                kind: Cluster
                metadata: {name: global}
                status:
                  phase: Running
                  conditions: [{type: HealthCheck, status: "False", reason: NoAnswer, message: etcd is slow}]
                """));

        // Then
        assertThat(verdict.state()).isEqualTo(CheckState.FAILED);
        assertThat(verdict.message().english()).isEqualTo("HealthCheck=False, NoAnswer: etcd is slow");
    }

    @ParameterizedTest
    @CsvSource({"containerd://2.0.1, PASSED", "docker://19.3.0, FAILED", "'', RETRY"})
    void evaluatesTheRuntimeOfNodes(String runtime, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict("DockerRuntimeUnsupported", InMemoryApi.of("""
                        apiVersion: v1
                        kind: Node
                        metadata: {name: n1}
                        status: {nodeInfo: {containerRuntimeVersion: "%s"}}
                        """.formatted(runtime)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Completed, Healthy, '{ready: true, synced: true}', PASSED",
        "Completed, Healthy, '{ready: false, synced: true}', RETRY",
        "Completed, Healthy, '{failed: true}', FAILED",
        "Completed, Abnormal, '{ready: true, synced: true}', FAILED",
        "UpgradeFailed, Healthy, '{ready: true, synced: true}', FAILED",
        "Upgrading, Healthy, '{ready: true, synced: true}', RETRY",
        "'', '', '{}', RETRY"
    })
    void evaluatesTheClusterModule(String deploy, String running, String release, CheckState expected)
            throws Exception {
        assertThat(CheckRunner.verdict("ClusterModuleStable", InMemoryApi.of("""
                        apiVersion: cluster.alauda.io/v1alpha2
                        kind: ClusterModule
                        metadata: {name: global}
                        status:
                          base: {deployStatus: "%s", runningStatus: "%s"}
                          appReleases: {base: %s}
                        """.formatted(deploy, running, release)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Running, v1.2.0, '', PASSED",
        "Running, 1.2.0, '', PASSED",
        "Running, v1.1.0, '', RETRY",
        "Running, '', '', RETRY",
        "Processing, v1.1.0, '', RETRY",
        "Running, v1.2.0, 'transitVersion: v1.3.0', RETRY",
        "Running, v1.2.0, 'appReleases: [{name: a, failed: true}]', FAILED",
        "Running, v1.2.0, 'blockReasons: [{reason: NotAllowed}]', FAILED",
        "Error, v1.2.0, '', FAILED"
    })
    void evaluatesAPlugin(String phase, String there, String more, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict("ModuleInfoStable", InMemoryApi.of("""
                        apiVersion: cluster.alauda.io/v1alpha1
                        kind: ModuleInfo
                        metadata:
                          name: global-abc
                          labels: {cpaas.io/cluster-name: global, cpaas.io/module-name: logs}
                        spec: {version: v1.2.0}
                        status:
                          phase: "%s"
                          version: "%s"
                          %s
                        """.formatted(phase, there, more)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"v1.31.4, PASSED", "1.34.0, PASSED", "v1.30.9, FAILED", "v1.35.0, FAILED", "'', RETRY"})
    void evaluatesTheKubernetesOfWorkloadClusters(String version, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict(
                                "KubernetesVersionSupported",
                                InMemoryApi.of(cluster("global", "v1.28.1"), cluster("w1", version)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"v1.33.5, PASSED", "v1.30.0, PASSED", "v1.29.9, FAILED", "v1.34.0, FAILED"})
    void comparesKubeletsWithTheirApiServer(String kubelet, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict(
                                "KubernetesVersionSupported",
                                InMemoryApi.of(cluster("global", "1.33.5"), """
                        apiVersion: v1
                        kind: Node
                        metadata: {name: n1}
                        status: {nodeInfo: {kubeletVersion: "%s"}}
                        """.formatted(kubelet)))
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void namesUnsupportedClustersInBothLanguages() throws Exception {
        // When
        Verdict verdict = CheckRunner.verdict(
                "KubernetesVersionSupported",
                InMemoryApi.of(cluster("global", "v1.28.1"), cluster("business-1", "1.30.2")));

        // Then
        assertThat(Language.ENGLISH.text(verdict.message()))
                .isEqualTo("unsupported Kubernetes version for 4.3.0 (>=1.31 <=1.34): business-1 (1.30.2)");
        assertThat(Language.CHINESE.text(verdict.message()))
                .isEqualTo("以下集群的 Kubernetes 版本不受 4.3.0 支持（>=1.31 <=1.34）：business-1（1.30.2）");
    }

    private static String cluster(String name, String version) {
        return """
                apiVersion: platform.tkestack.io/v1
                kind: Cluster
                metadata: {name: %s}
                spec: {type: Baremetal}
                status: {version: "%s"}
                """.formatted(name, version);
    }

    @ParameterizedTest
    @CsvSource({
        "4.2.0, 4.3.0, PASSED, DocumentedPath",
        "4.3.0, 4.2.0, FAILED, DowngradeNotAllowed",
        "3.18.0, 4.3.0, FAILED, UnsupportedUpgradePath",
        "4.3.0, 4.3.0, PASSED, AlreadyAtVersion"
    })
    void usesTheVersionDataWithoutAvailableUpdates(String from, String to, CheckState expected, String reason)
            throws Exception {
        // When
        Verdict verdict = CheckRunner.verdict("VersionUpgradePath", CheckRunner.upgrade(from, to), InMemoryApi.of());

        // Then
        assertThat(verdict.state()).isEqualTo(expected);
        if (expected == CheckState.FAILED || reason.equals("AlreadyAtVersion")) {
            assertThat(verdict.reason()).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', PASSED",
        "'ack-4.2-look: see https://example.com', '', FAILED",
        "'ack-4.3-look: see it', '', FAILED",
        "'ack-4.3-look: see it', 'ack-4.3-look: \"true\"', PASSED",
        "'ack-4.3-look: see it', 'ack-4.3-look: \"yes\"', FAILED",
        "'ack-4.9-look: see it', '', PASSED",
        "'nonsense: see it', '', FAILED",
        "'ack-4.3-look: \"\"', '', FAILED"
    })
    void evaluatesGatesAndAcknowledgements(String gate, String ack, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict(
                                "AdminAckRequired",
                                InMemoryApi.of(config("admin-gates", gate), config("admin-acks", ack)))
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void suggestsTheCommandThatAcknowledges() throws Exception {
        // When
        Verdict verdict =
                CheckRunner.verdict("AdminAckRequired", InMemoryApi.of(config("admin-gates", "ack-4.3-look: see it")));

        // Then
        assertThat(verdict.advice().get(0).commands())
                .map(ShellCommand::toString)
                .containsExactly(
                        "kubectl -n cpaas-system create configmap admin-acks --from-literal=ack-4.3-look=true");
    }

    @Test
    void waitsForGatesThatTheTargetBrings() throws Exception {
        assertThat(CheckRunner.verdict("AdminAckRequired", CheckRunner.upgrade("4.3.0", "4.4.0"), InMemoryApi.of())
                        .state())
                .isEqualTo(CheckState.RETRY);
    }

    private static String config(String name, String data) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: cpaas-system}
                data: {%s}
                """.formatted(name, data);
    }

    @ParameterizedTest
    @CsvSource({
        "etcd-backup-default, PASSED",
        "etcd-backup-nightly, FAILED",
        "my-backup, PASSED",
        "my-ETCD-Backup, FAILED"
    })
    void findsCustomBackupJobs(String name, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict("CustomEtcdBackupCronJobsAbsent", InMemoryApi.of("""
                        apiVersion: batch/v1
                        kind: CronJob
                        metadata: {name: %s, namespace: kube-system}
                        """.formatted(name)))
                        .state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cri-upgrade-n1, FAILED",
        "upgrade-cri-x, FAILED",
        "subscription-upgrade-x, PASSED",
        "cri-metrics, PASSED"
    })
    void findsPodsOfAnEarlierRuntimeUpgrade(String name, CheckState expected) throws Exception {
        assertThat(CheckRunner.verdict("CRIUpgradePodsAbsent", InMemoryApi.of(pod(name, "", "Running", "True")))
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void failsForAControlPlaneWithoutAPod() throws Exception {
        // Given
        InMemoryApi cluster = InMemoryApi.of(
                node(),
                pod("a", "etcd", "Running", "True"),
                pod("b", "kube-apiserver", "Running", "True"),
                pod("c", "kube-scheduler", "Running", "True"));

        // When
        Verdict lacking = CheckRunner.verdict("ControlPlaneStaticPodsPresent", cluster);
        Verdict coming = CheckRunner.verdict(
                "ControlPlaneStaticPodsPresent", cluster.with(pod("d", "kube-controller-manager", "Pending", "False")));
        Verdict whole = CheckRunner.verdict(
                "ControlPlaneStaticPodsPresent", cluster.with(pod("d", "kube-controller-manager", "Running", "True")));

        // Then
        assertThat(lacking.message().english()).isEqualTo("missing: kube-controller-manager on n1");
        assertThat(lacking.state()).isEqualTo(CheckState.FAILED);
        assertThat(coming.state()).isEqualTo(CheckState.RETRY);
        assertThat(whole.state()).isEqualTo(CheckState.PASSED);
    }

    @Test
    void isNotApplicableToHostedControlPlanes() throws Exception {
        assertThat(CheckRunner.verdict("ControlPlaneStaticPodsPresent", InMemoryApi.of())
                        .state())
                .isEqualTo(CheckState.NOT_APPLICABLE);
    }

    private static String node() {
        return """
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {node-role.kubernetes.io/control-plane: ""}}
                """;
    }

    private static String pod(String name, String component, String phase, String ready) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: kube-system
                  labels: {component: "%s"}
                  annotations: {kubernetes.io/config.mirror: x}
                spec: {nodeName: n1}
                status: {phase: %s, conditions: [{type: Ready, status: "%s"}]}
                """.formatted(name, component, phase, ready);
    }

    @ParameterizedTest
    @CsvSource({
        "'{conditions: []}', PASSED, ''",
        "'{conditions: [{type: Upgradeable, status: \"False\", reason: R, message: M}]}', FAILED, NotUpgradeable",
        "'{desired: {version: 4.2.5}, conditions: [{type: Reconciling, status: \"True\"}]}', FAILED, UpdateInProgress",
        "'{desired: {version: 4.3.0}, conditions: [{type: Reconciling, status: \"True\"}]}', PASSED, ''",
        "'{observedGeneration: 1}', RETRY, StatusOutdated"
    })
    void evaluatesTheClusterVersionShadow(String status, CheckState expected, String reason) throws Exception {
        // When
        Verdict verdict = withShadow(status);

        // Then
        assertThat(verdict.state()).isEqualTo(expected);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'{conditions: [{type: Upgradeable, status: \"False\", reason: R, message: M}]}', Resolve first",
        "'{desired: {version: 4.2.5}, conditions: [{type: Reconciling, status: \"True\"}]}', wait until",
        "'{desired: {version: 4.2.5}, conditions: [{type: Stalled, status: \"True\"}]}', why it is stalled"
    })
    void advisesWhatFitsTheObstacle(String status, String advice) throws Exception {
        assertThat(withShadow(status).advice())
                .singleElement()
                .satisfies(one -> assertThat(one.text().english()).contains(advice));
    }

    private static Verdict withShadow(String status) throws ClusterException {
        return CheckRunner.verdict("ClusterVersionUpgradeable", InMemoryApi.of("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: global, namespace: cpaas-system, generation: 2}
                status: %s
                """.formatted(status)));
    }
}
