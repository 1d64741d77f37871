package io.acpupgrade.prep.preflight.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.fixture.UnreachableCluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ResourceType.Scope;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of a platform with a standby global cluster for disaster recovery. */
class DisasterRecoveryTest {
    private static final String PRIMARY = "10.0.0.8";
    private static final String STANDBY = "10.9.0.8";
    private static final String PLATFORM = """
            apiVersion: product.alauda.io/v1alpha2
            kind: ProductBase
            metadata: {name: base}
            spec: {platformURL: "https://%s", alternativeURLs: [%s]}
            ---
            apiVersion: platform.tkestack.io/v1
            kind: Cluster
            metadata: {name: global}
            spec: {features: {ha: {thirdParty: {vip: %s, vport: 6443}}}}
            """;
    private static final String SYNCHRONIZER = """
            apiVersion: cluster.alauda.io/v1alpha1
            kind: ModuleInfo
            metadata: {name: %1$s-1, labels: {cpaas.io/cluster-name: %1$s, cpaas.io/module-name: etcd-sync}}
            spec: {version: v4.2.0, config: %2$s}
            """;
    private static final HostLookup NAMES =
            host -> Map.of("acp.example.com", Set.of(PRIMARY), "vip.example.com", Set.of(STANDBY))
                    .getOrDefault(host, host.matches("[0-9.]+|[0-9a-f]*:.*") ? Set.of(host) : Set.of());

    private static InMemoryApi platform(String url, String alternatives, String vip) {
        return InMemoryApi.of(PLATFORM.formatted(url, alternatives, vip))
                .serving("cluster.alauda.io/v1alpha1", "ModuleInfo", Scope.CLUSTER);
    }

    private static Verdict verdict(Check check, String cluster, InMemoryApi api) throws ClusterException {
        ProposedUpgrade upgrade =
                new ProposedUpgrade(cluster, PlatformVersion.of("4.3.0"), Optional.of(PlatformVersion.of("4.2.0")));
        return check.evaluate(CheckContext.of(upgrade, new ClusterReader(api), UnreachableCluster.WORKLOAD));
    }

    private static Verdict plugin(InMemoryApi api) throws ClusterException {
        return verdict(new DisasterRecoveryPlugin(NAMES), "global", api);
    }

    private static Verdict addresses(InMemoryApi api) throws ClusterException {
        return verdict(new PlatformAddresses(NAMES), "global", api);
    }

    @ParameterizedTest
    @CsvSource({
        "acp.example.com, 10.0.0.8, {active_cluster_vip: 10.0.0.8}, PASSED",
        "acp.example.com, 10.9.0.8, {active_cluster_vip: 10.0.0.8}, FAILED",
        "acp.example.com, 10.0.0.8, {}, PASSED",
        "acp.example.com, 10.9.0.8, {}, FAILED",
        "unknown.example.com, 10.9.0.8, {}, UNKNOWN",
        "acp.example.com, '', {active_cluster_vip: 10.0.0.8}, UNKNOWN"
    })
    void theSynchronizerBlocksOnlyTheStandby(String url, String vip, String config, CheckState expected)
            throws Exception {
        // Given
        InMemoryApi api = platform(url, "", vip).with(SYNCHRONIZER.formatted("global", config));

        // When, Then
        assertThat(plugin(api).state()).isEqualTo(expected);
    }

    @Test
    void aBlockingSynchronizerComesWithTheUpgradeOrder() throws Exception {
        // When
        Verdict verdict = plugin(platform("acp.example.com", "", STANDBY)
                .with(SYNCHRONIZER.formatted("global", "{active_cluster_vip: 10.0.0.8}")));

        // Then
        assertThat(verdict.message().english())
                .isEqualTo(
                        "the etcd Synchronizer is installed in this global cluster; the etcd Synchronizer names 10.0.0.8"
                                + " as the primary, and this cluster's VIP is 10.9.0.8: this is the standby");
        assertThat(verdict.advice()).hasSize(2);
        assertThat(verdict.advice().get(0).text().english()).contains("uninstall nothing");
    }

    @Test
    void theSynchronizerOfAnotherClusterIsIgnored() throws Exception {
        // Given
        InMemoryApi api = platform("acp.example.com", "", STANDBY).with(SYNCHRONIZER.formatted("business-1", "{}"));

        // When, Then
        assertThat(plugin(api).state()).isEqualTo(CheckState.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.8, '', NOT_APPLICABLE",
        "10.9.0.8, '', UNKNOWN",
        "10.9.0.8, https://10.9.0.8, PASSED",
        "10.9.0.8, https://10.9.0.8:8443/console, PASSED",
        "10.9.0.8, https://10.0.0.8, UNKNOWN",
        "vip.example.com, https://vip.example.com, PASSED"
    })
    void aStandbyNeedsAnAlternativeUrl(String vip, String alternatives, CheckState expected) throws Exception {
        assertThat(addresses(platform("acp.example.com", alternatives, vip)).state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.9.0.8, '', '\"path\":\"/spec/alternativeURLs\",\"value\":[\"https://10.9.0.8\"]'",
        "10.9.0.8, https://a.example.com, '\"path\":\"/spec/alternativeURLs/-\",\"value\":\"https://10.9.0.8\"'",
        "'\"fd00::8\"', '', '\"path\":\"/spec/alternativeURLs\",\"value\":[\"https://[fd00::8]\"]'"
    })
    void aStandbyWithoutAlternativeUrlGetsTheCommand(String vip, String alternatives, String change) throws Exception {
        // When
        Verdict verdict = addresses(platform("acp.example.com", alternatives, vip)
                .with(SYNCHRONIZER.formatted("global", "{active_cluster_vip: 10.0.0.8}")));

        // Then
        assertThat(verdict.state()).isEqualTo(CheckState.FAILED);
        assertThat(verdict.advice())
                .singleElement()
                .satisfies(advice -> assertThat(advice.commands())
                        .map(ShellCommand::toString)
                        .containsExactly("kubectl patch productbases.product.alauda.io/base --type json -p"
                                + " '[{\"op\":\"add\"," + change + "}]'"));
    }

    @Test
    void workloadClustersHaveNoStandby() throws Exception {
        // Given
        InMemoryApi api = platform("acp.example.com", "", STANDBY);

        // When, Then
        assertThat(verdict(new PlatformAddresses(NAMES), "business-1", api).state())
                .isEqualTo(CheckState.NOT_APPLICABLE);
        assertThat(verdict(new DisasterRecoveryPlugin(NAMES), "business-1", api).state())
                .isEqualTo(CheckState.NOT_APPLICABLE);
    }
}
