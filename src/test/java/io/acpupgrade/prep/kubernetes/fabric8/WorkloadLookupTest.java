package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.fabric8.kubernetes.client.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reaching a workload cluster with what the platform stores. */
class WorkloadLookupTest {
    private static final String CLUSTER = """
            apiVersion: platform.tkestack.io/v1
            kind: Cluster
            metadata: {name: business-1}
            spec: %s
            status: %s
            """;
    private static final String CREDENTIAL = """
            apiVersion: platform.tkestack.io/v1
            kind: ClusterCredential
            metadata: {name: %s}
            clusterName: %s
            %s
            """;
    private static final String REFERRING = "{clusterCredentialRef: {name: cc-1}}";
    private static final String ADDRESSED = "{addresses: [{type: Real, host: 10.0.1.5, port: 6443, path: ''}]}";
    private static final String TOKEN = "token: t0ken-for-tests";

    private static Config find(InMemoryApi platform) throws ClusterException {
        return new WorkloadLookup(platform).find("business-1");
    }

    @Test
    void takesTheCredentialThatTheClusterRefersTo() throws Exception {
        // Given
        InMemoryApi platform = InMemoryApi.of(
                CLUSTER.formatted(REFERRING, ADDRESSED),
                CREDENTIAL.formatted("cc-0", "business-1", "token: another"),
                CREDENTIAL.formatted(
                        "cc-1", "business-1", TOKEN + "\ncaCert: Y2E=\nclientCert: Y2VydA==\nclientKey: a2V5"));

        // When
        Config config = find(platform);

        // Then
        assertThat(config.getMasterUrl()).startsWith("https://10.0.1.5:6443");
        assertThat(config.getOauthToken()).isEqualTo("t0ken-for-tests");
        assertThat(config.getCaCertData()).isEqualTo("Y2E=");
        assertThat(config.getClientCertData()).isEqualTo("Y2VydA==");
        assertThat(config.getClientKeyData()).isEqualTo("a2V5");
        assertThat(config.isTrustCerts()).isFalse();
    }

    @Test
    void takesTheCredentialThatNamesTheClusterWhereTheClusterRefersToNone() throws Exception {
        // Given
        InMemoryApi platform = InMemoryApi.of(
                CLUSTER.formatted("{}", ADDRESSED),
                CREDENTIAL.formatted("cc-0", "business-2", "token: another"),
                CREDENTIAL.formatted("cc-1", "business-1", TOKEN));

        // When, Then
        assertThat(find(platform).getOauthToken()).isEqualTo("t0ken-for-tests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {addresses: [{type: Advertise, host: b, port: 1}, {type: Internal, host: a, port: 2}]} | https://a:2",
                "{} | {addresses: [{type: Public, host: p, port: 1}, {type: ExternalIP, host: e, port: 2}]} | https://e:2",
                "{} | {addresses: [{type: Internal, host: a, port: 0, path: /k/}]} | https://a:6443/k",
                "{} | {addresses: [{type: Internal, host: 'fd00::5', port: 6443}]} | https://[fd00::5]:6443",
                "{features: {ha: {tke: {vip: 10.0.1.8}}}} | {} | https://10.0.1.8:6443",
                "{features: {ha: {thirdParty: {vip: lb, vport: 8443}}}} | {addresses: []} | https://lb:8443"
            })
    void usesTheAddressThatThePlatformUses(String spec, String status, String url) throws Exception {
        // Given
        InMemoryApi platform =
                InMemoryApi.of(CLUSTER.formatted(spec, status), CREDENTIAL.formatted("cc-1", "business-1", TOKEN));

        // When, Then
        assertThat(find(platform).getMasterUrl().replaceAll("/$", "")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "business-2 | {} | {} | token: t | no Cluster of this name",
                "business-1 | {} | {} | token: t | neither an address nor a VIP",
                "business-1 | {clusterCredentialRef: {name: cc-9}} | {addresses: [{type: Real, host: a}]} | token: t | no ClusterCredential cc-9 for it",
                "business-1 | {clusterCredentialRef: {name: cc-1}} | {addresses: [{type: Real, host: a}]} | clientKey: a2V5 | ClusterCredential cc-1 holds neither a token nor a client certificate"
            })
    void saysWhatIsMissingAndWhatHelps(String name, String spec, String status, String login, String why) {
        // Given
        InMemoryApi platform = InMemoryApi.of(
                CLUSTER.formatted(spec, status).replace("name: business-1", "name: " + name),
                CREDENTIAL.formatted("cc-1", "business-1", login));

        // When, Then
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> find(platform))
                .withMessageStartingWith("Looking up how to access cluster business-1: ")
                .withMessageEndingWith(why)
                .satisfies(e -> assertThat(e.remedy().english()).contains("--cluster-kubeconfig FILE"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.NOT_CONFIGURED));
    }

    @Test
    void saysWhichRightIsMissingAndThatThereIsAnotherWay() {
        // Given
        InMemoryApi platform = InMemoryApi.of(
                        CLUSTER.formatted(REFERRING, ADDRESSED), CREDENTIAL.formatted("cc-1", "business-1", TOKEN))
                .failing("ClusterCredential", ClusterException.Kind.FORBIDDEN);

        // When, Then
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> find(platform))
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(ClusterException.Kind.FORBIDDEN);
                    assertThat(e.remedy().english())
                            .contains("'get' on clustercredentials")
                            .endsWith(WorkloadLookup.ALTERNATIVE.english());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://acp.example.com/kubernetes/global", "https://acp.example.com/kubernetes/business-9/"})
    void findsTheOtherClustersBehindThePlatformsProxy(String server) {
        assertThat(PlatformProxy.of(server))
                .map(proxy -> proxy.serverOf("business-1"))
                .contains("https://acp.example.com/kubernetes/business-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.8:6443",
                "https://kubernetes/",
                "https://acp.example.com/kubernetes/",
                "https://rancher.example.com/k8s/clusters/c-1"
            })
    void knowsAnApiServerWithoutAProxy(String server) {
        assertThat(PlatformProxy.of(server)).isEmpty();
    }
}
