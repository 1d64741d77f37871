package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads if the cluster determines the registry. */
class ClusterLookupTest {
    private static final String SECRET = "/api/v1/namespaces/cpaas-system/secrets/registry-admin";

    @TempDir
    Path folder;

    private DemoPlatform platform;
    private Path core;

    @BeforeEach
    void start() throws Exception {
        platform = DemoPlatform.start(folder);
        core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private CommandLineRun atNode() {
        return CommandLineRun.in(core)
                .hiddenEnv("KUBECONFIG", platform.cluster().kubeconfig().toString());
    }

    @Test
    void findsTheBuiltInRegistry() {
        atNode().run("--only-sync-image").exits(0).readsLike("built-in-registry");
        assertThat(platform.registry().hasTag("acp/product-image", "v4.3.0")).isTrue();
    }

    @Test
    @SuppressWarnings("try") // it holds while its resource is open
    void pushesNothingToThePlatformsRegistryWhileAnotherRunIsAtWork() {
        // When, Then
        try (RenewedLock other = RenewedLock.of(platform.cluster(), "node-2/4711/2026-06-01T02:00:00Z")) {
            assertThat(atNode().run("--only-sync-image").exits(8).err()).contains("node-2");
        }
        assertThat(platform.registry().repositories()).isEmpty();
    }

    @Test
    void releasesTheLeaseAfterASync() {
        atNode().run("--only-sync-image").exits(0);
        assertThat(platform.cluster()
                        .object("leases.coordination.k8s.io", "cpaas-system", "acp-upgrade")
                        .orElseThrow()
                        .at("/spec/holderIdentity")
                        .asText())
                .isEmpty();
    }

    @Test
    void takesNoLeaseWhereItPushesNothing() {
        atNode().run("plan").exits(0);
        assertThat(platform.cluster().object("leases.coordination.k8s.io", "cpaas-system", "acp-upgrade"))
                .isEmpty();
    }

    @Test
    void findsThatAnExternalRegistryLacksWhatIsNeeded() {
        // Given
        external();

        // When, Then
        atNode().run("--only-sync-image", "--registry-ca", "../ca.pem", "--cluster-login")
                .exits(7)
                .readsLike("external-missing");
        assertThat(platform.registry().repositories()).isEmpty();
    }

    @Test
    void findsThatAnExternalRegistryHasWhatIsNeeded() {
        // Given
        atNode().run("--only-sync-image").exits(0);
        external();

        // When, Then
        atNode().run("--only-sync-image", "--registry-ca", "../ca.pem", "--cluster-login")
                .exits(0)
                .readsLike("external-there");
    }

    @Test
    void listsWhatAnExternalRegistryLacksBesidesTheRequiredImages() throws Exception {
        // Given
        atNode().run("--only-sync-image").exits(0);
        external();
        Path larger = DistributionFiles.of(
                        NamedTestContent.of("acp/product-image:v4.3.0", TestImage.small("product")),
                        NamedTestContent.of("acp/cluster-version-operator:v4.3.0", TestIndex.small("operator")),
                        NamedTestContent.of("acp/extra:v1", TestImage.small("extra")))
                .under("registry/")
                .writeFolder(folder.resolve("larger"));

        // When, Then: the two required images decide
        Console console = CommandLineRun.in(larger)
                .hiddenEnv("KUBECONFIG", platform.cluster().kubeconfig().toString())
                .run("--only-sync-image", "--registry-ca", "../ca.pem", "--cluster-login")
                .exits(0);
        assertThat(console.out()).contains("acp/extra:v1").contains("2 complete, 1 incomplete");
        assertThat(console.err())
                .contains("MISSING   acp/extra:v1")
                .contains("1 artifact of the package is incomplete");
        atNode().run("--only-sync-image", "--dry-run", "--registry-ca", "../ca.pem", "--cluster-login")
                .exits(0);
    }

    @Test
    void withholdsTheClustersLoginFromAnUnlistedRegistry() throws Exception {
        // Given: another one, which asks for a login
        try (Site other = Site.in(Files.createDirectories(folder.resolve("other")))) {
            // When
            Console console = atNode().run(
                            "--only-sync-image",
                            "--registry",
                            other.registry().host(),
                            "--registry-ca",
                            "../other/ca.pem")
                    .exits(4);

            // Then
            console.readsLike("cluster-login-withheld");
            assertThat(other.registry().requests().all())
                    .allMatch(request -> request.authorization().isEmpty());
        }
    }

    @Test
    void withholdsTheClustersLoginWithoutTlsVerification() {
        assertThat(atNode().run("--only-sync-image", "--insecure-skip-tls-verify")
                        .exits(4)
                        .err())
                .contains("--cluster-login", "TLS verification is off");
        atNode().run("--only-sync-image", "--insecure-skip-tls-verify", "--cluster-login")
                .exits(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only-sync-image", "sync", "sync --dry-run"})
    void refusesToRepairAnExternalRegistry(String command) {
        // Given
        atNode().run("sync", "--report", "sync.json").exits(0);
        external();

        // When
        Console console =
                atNode().run((command + " --repair sync.json --registry-ca ../ca.pem --cluster-login").split(" "));

        // Then
        assertThat(console.exits(4).err())
                .contains(
                        "nothing is pushed to the external registry",
                        "Next      Have whoever looks after this registry");
    }

    @Test
    void refusesToRepairWhereThePushIsSkipped() {
        assertThat(atNode().env("SKIP_SYNC_IMAGE", "true")
                        .run("--repair", "sync.json")
                        .exits(2)
                        .err())
                .contains("--repair and --skip-sync-image (or SKIP_SYNC_IMAGE=true) exclude each other");
    }

    private void external() {
        String host = platform.registry().host();
        platform.cluster().create("""
                {"apiVersion": "product.alauda.io/v1alpha2", "kind": "ProductBase", "metadata": {"name": "base"},
                 "spec": {"registry": {"address": "%s", "external": true}},
                 "status": {"phase": "Running", "version": "v4.2.0"}}
                """.formatted(host));
    }

    @Test
    void refusesAPlatformThatDoesNotRun() {
        // Given
        platform.cluster().create("""
                {"apiVersion": "product.alauda.io/v1alpha2", "kind": "ProductBase", "metadata": {"name": "base"},
                 "spec": {"registry": {"address": "registry.demo.example:11443"}},
                 "status": {"phase": "Provisioning", "version": "v4.2.0", "conditions": [
                   {"type": "AppReleasesReady", "status": "False", "reason": "Progressing", "message": "3 of 17 ready"}]}}
                """);

        // When, Then
        atNode().run("--only-sync-image").exits(4).readsLike("platform-not-running");
    }

    @Test
    void refusesAClusterWithoutVip() {
        // Given
        platform.cluster().create("""
                {"apiVersion": "platform.tkestack.io/v1", "kind": "Cluster", "metadata": {"name": "global"},
                 "spec": {}, "status": {"phase": "Running"}}
                """);

        // When, Then
        atNode().run("--only-sync-image").exits(4).readsLike("no-vip");
    }

    @Test
    void listsWhereItLookedForACluster() {
        CommandLineRun.in(core).run("--only-sync-image").exits(4).readsLike("no-cluster");
    }

    @Test
    void saysThatTheClusterDoesNotAnswer() throws Exception {
        // Given
        Path kubeconfig = platform.cluster().kubeconfig();
        String url = platform.cluster().url();
        Files.writeString(kubeconfig, Files.readString(kubeconfig).replace(url, "http://127.0.0.1:1"));

        // When, Then
        atNode().run("--only-sync-image").exits(8).readsLike("cluster-does-not-answer");
    }

    @Test
    void saysWhichRightIsMissingToReadTheLogin() {
        // Given
        platform.cluster()
                .fakeOnly()
                .refuse("get", SECRET, 403, "secrets \"registry-admin\" is forbidden: User \"tester\" may not");

        // When, Then
        atNode().run("--only-sync-image").exits(8).readsLike("forbidden-secret");
    }

    @Test
    void plansWithTheReasonsForTheRegistry() {
        atNode().run("plan").exits(0).readsLike("plan-with-cluster");
        assertThat(platform.registry().repositories()).isEmpty();
    }
}
