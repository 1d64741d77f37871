package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.played.PlayedKubernetes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of a release after the deployment of its operator: only what can be requested is called available. */
@Timeout(60)
@Tag("any-jdk")
class ReleaseAvailabilityTest {
    private static final String OFFERED = "availableUpdates: [{version: 4.3.0}]";

    @TempDir
    Path folder;

    private Site site;
    private TestCluster cluster;
    private PlayedKubernetes kubernetes;

    @BeforeEach
    void start() throws Exception {
        site = Site.in(folder);
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        // no operator is simulated: each test writes its status
        kubernetes = PlayedKubernetes.on(cluster);
        cluster.load("/manifests/operator/21-crd-productmanifests.yaml");
        cluster.create("""
                apiVersion: product.alauda.io/v1alpha1
                kind: ProductManifest
                metadata: {name: v4.3.0}
                spec: {version: 4.3.0}
                """);
        cluster.writeStatus(
                "ProductManifest", "", "v4.3.0", "{conditions: [{type: Ready, status: 'True', reason: Resolved}]}");
    }

    @AfterEach
    void stop() {
        kubernetes.close();
        cluster.close();
        site.close();
    }

    private void operatorSays(String spec, String status) {
        cluster.load("/manifests/operator/20-crd-clusterversionshadows.yaml");
        cluster.create("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: global, namespace: cpaas-system}
                spec: {%s}
                """.formatted(spec));
        cluster.writeStatus("ClusterVersionShadow", "cpaas-system", "global", "{" + status + "}");
    }

    private Console deploy(String... options) {
        return site.loggedIn()
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run(Stream.concat(
                                Stream.of(
                                        "--registry",
                                        site.registry().host(),
                                        "--registry-ca",
                                        "../ca.pem",
                                        "--report",
                                        "report.json",
                                        "--report-html",
                                        "page.html"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private String reported() throws Exception {
        return new ObjectMapper()
                .readTree(site.core().resolve("report.json").toFile())
                .at("/deployment/standing/state")
                .asText();
    }

    private void says(Console console, String name) {
        console.withoutProgress().readsLike("deploy-standing-" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on-offer | ON_OFFER | '' | current: {version: 4.2.0}",
                "requested | REQUESTED | 'desiredUpdate: {version: 4.3.0}' | current: {version: 4.2.0}",
                "current | CURRENT | 'desiredUpdate: {version: 4.3.0}' | current: {version: 4.3.0}",
                "overtaken | OVERTAKEN | '' | current: {version: 4.4.0}",
                "other-in-flight | OTHER_IN_FLIGHT | 'desiredUpdate: {version: 4.2.9}' | current: {version: 4.2.0}",
            })
    void showsTheActualStateOfAnOfferedRelease(String name, String state, String spec, String current)
            throws Exception {
        // Given
        operatorSays(spec, current + ", " + OFFERED);

        // When
        Console console = deploy("--allow-downgrade", "--during-upgrade").exits(0);

        // Then
        says(console, name);
        assertThat(reported()).isEqualTo(state);
        assertThat(Files.readString(site.core().resolve("page.html"))).contains("Where it stands");
        if (!state.equals("ON_OFFER")) {
            assertThat(console.err()).doesNotContain("is on offer");
        }
    }

    @Test
    void isNotOfferedIfTheOperatorDoesNotOfferItInTime() throws Exception {
        // Given
        operatorSays("", "current: {version: 4.2.0}, availableUpdates: [{version: 4.2.9}]");

        // When
        Console console = deploy("--timeout", "8s").exits(9);

        // Then
        says(console, "not-offered");
        assertThat(reported()).isEqualTo("NOT_OFFERED");
    }

    @Test
    void isNotCalledOfferedWithoutWaiting() throws Exception {
        // When
        Console console = deploy("--no-wait").exits(0);

        // Then
        says(console, "no-wait");
        assertThat(reported()).isEqualTo("NOT_OFFERED");
    }

    @Test
    void isShownByADryRunToo() {
        // Given
        operatorSays("desiredUpdate: {version: 4.3.0}", "current: {version: 4.3.0}, " + OFFERED);

        // When
        Console console = deploy("--dry-run").exits(0);

        // Then
        assertThat(console.err())
                .contains("the global cluster already runs 4.3.0")
                .doesNotContain("for the operator to offer");
    }

    @Test
    void isShownByDeployToo() throws Exception {
        // Given
        operatorSays("desiredUpdate: {version: 4.3.0}", "current: {version: 4.2.0}, " + OFFERED);
        site.sync().exits(0);

        // When
        Console console = site.loggedIn()
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run("deploy", "--registry", site.registry().host(), "--registry-ca", "../ca.pem", "--during-upgrade")
                .exits(0);

        // Then
        assertThat(console.err())
                .contains("Offer     4.3.0 is already requested")
                .contains("status", "--watch");
    }
}
