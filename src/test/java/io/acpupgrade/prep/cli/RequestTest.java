package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.cluster.RequestLog;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of an upgrade, and the reasons to refuse one. */
@Tag("any-jdk")
class RequestTest {
    private static final String PATCH = """
            apiVersion: operator.alauda.io/v1alpha1
            kind: ResourcePatch
            metadata: {name: rp-7xk2p}
            spec:
              release: cpaas-system/alauda-base
              target: {apiVersion: apps/v1, kind: Deployment, name: archon, namespace: cpaas-system}
              jsonPatch: [{op: replace, path: /spec/replicas, value: 3}]
            """;

    @TempDir
    Path folder;

    private TestCluster cluster;
    private PlayedUpgrade global;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        cluster.load("/cluster/healthy.yaml");
        global = PlayedUpgrade.on(cluster);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private CommandLineRun here() {
        return CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .at(PlayedUpgrade.START);
    }

    private static String[] words(String... more) {
        return Stream.concat(Stream.of("request", "--preflight-timeout", "0s"), Stream.of(more))
                .toArray(String[]::new);
    }

    private Console request(String... more) {
        return here().run(
                        words(Stream.concat(Stream.of("--yes"), Stream.of(more)).toArray(String[]::new)));
    }

    private String desired(String name) {
        return cluster.object("ClusterVersionShadow", "cpaas-system", name)
                .orElseThrow()
                .at("/spec/desiredUpdate/version")
                .asText();
    }

    @Test
    void writesTheVersionAndNothingElse() {
        // Given
        JsonNode before =
                cluster.object("ClusterVersionShadow", "cpaas-system", "global").orElseThrow();

        // When
        request("--to", "v4.3.0", "--accept", "PlatformLicense").exits(0).readsLike("request");

        // Then
        JsonNode after =
                cluster.object("ClusterVersionShadow", "cpaas-system", "global").orElseThrow();
        assertThat(after.path("spec").toString()).isEqualTo("{\"desiredUpdate\":{\"version\":\"4.3.0\"}}");
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(cluster.objects("events", "cpaas-system")).singleElement().satisfies(event -> {
            assertThat(event.path("reason").asText()).isEqualTo("UpgradeRequested");
            assertThat(event.path("message").asText())
                    .isEqualTo("acp-upgrade requested 4.3.0; accepted against preflight: PlatformLicense (Unknown)");
        });
    }

    @Test
    void requestsTheLatestAvailableUpdate() {
        request("--to-latest", "--accept", "PlatformLicense").exits(0);
        assertThat(desired("global")).isEqualTo("4.3.0");
    }

    @Test
    void succeedsIfTheClusterRunsTheVersion() {
        request("--to", "4.2.1").exits(0).readsLike("request-already-there");
        assertThat(desired("global")).isEmpty();
    }

    @Test
    void succeedsIfAlreadyRequested() {
        global.requested().running(3);
        request("--to", "4.3.0").exits(0).readsLike("request-already-requested");
    }

    @Test
    void refusesAVersionThatIsNotOffered() {
        request("--to", "4.3.1").exits(5).readsLike("request-not-on-offer");
        assertThat(desired("global")).isEmpty();
    }

    @Test
    void requestsAnExplicitVersionWithAWarning() {
        request("--to", "4.3.1", "--allow-explicit-upgrade", "--accept", "PlatformLicense,VersionUpgradePath")
                .exits(0)
                .readsLike("request-explicit");
        assertThat(desired("global")).isEqualTo("4.3.1");
    }

    @Test
    void refusesADowngrade() {
        request("--to", "4.2.0", "--allow-explicit-upgrade=true").exits(5).readsLike("request-downgrade");
        assertThat(desired("global")).isEmpty();
    }

    @Test
    void refusesToReplaceAPendingUpgrade() {
        global.requested().running(3);
        request("--to", "4.3.1", "--allow-explicit-upgrade").exits(5).readsLike("request-in-flight");
        assertThat(desired("global")).isEqualTo("4.3.0");
    }

    @Test
    void replacesAPendingUpgradeIfNamed() {
        global.requested().running(3);
        request("--to", "4.3.1", "--allow-explicit-upgrade", "--instead-of", "4.3.0", "--accept", everything())
                .exits(0)
                .readsLike("request-instead-of");
        assertThat(desired("global")).isEqualTo("4.3.1");
    }

    private static String everything() {
        return "PlatformLicense,VersionUpgradePath,ClusterVersionUpgradeable";
    }

    @Test
    void keepsWorkloadClustersBehindGlobal() {
        PlayedUpgrade.of(cluster, "business-1");
        request("--to", "4.3.0", "--cluster", "business-1").exits(5).readsLike("request-ahead-of-global");
        assertThat(desired("business-1")).isEmpty();
    }

    @Test
    void refusesTheLatestWithoutOffers() {
        global.writeRawStatus("{current: {version: 4.2.1}}");
        request("--to-latest").exits(5).readsLike("request-nothing-on-offer");
    }

    @Test
    void stopsAtAFailedCheckUnlessAccepted() {
        cluster.create(PATCH);
        request("--to", "4.3.0").exits(5).readsLike("request-blocked");
        assertThat(desired("global")).isEmpty();

        request("--to", "4.3.0", "--accept", "ResourcePatchUpgradeable,PlatformLicense,NoSuchCheck")
                .exits(0)
                .readsLike("request-accepted");
        assertThat(desired("global")).isEqualTo("4.3.0");
    }

    @Test
    void stopsAtAnOpenCheck() {
        request("--to", "4.3.0").exits(6).readsLike("request-no-answer");
        assertThat(desired("global")).isEmpty();
    }

    @Test
    void asksForConfirmationOnATerminal() {
        // When
        Console no = here().onTerminal().stdin("n\n").run(words("--to", "4.3.0", "--accept", "PlatformLicense"));

        // Then
        no.exits(130).readsLike("request-declined");
        assertThat(desired("global")).isEmpty();

        // and
        here().onTerminal()
                .stdin("yes\n")
                .run(words("--to", "4.3.0", "--accept", "PlatformLicense"))
                .exits(0);
        assertThat(desired("global")).isEqualTo("4.3.0");
    }

    @Test
    void requiresYesFromScripts() {
        here().run("request", "--to", "4.3.0").exits(2).readsLike("request-no-terminal");
    }

    @Test
    void requiresExactlyOneVersion() {
        request("--to", "latest").exits(2).readsLike("request-no-version");
        request().exits(2).readsLike("request-which-version");
        request("--to", "4.3.0", "--to-latest").exits(2);
    }

    @Test
    void namesMissingPermissionsBeforeThePreflight() {
        cluster.fakeOnly().deny("patch", "config.alauda.io", "clusterversionshadows");
        request("--to", "4.3.0").exits(8).readsLike("request-no-rights");
    }

    @Test
    void succeedsWithoutAnEvent() {
        cluster.fakeOnly().deny("create", "", "events");
        Console console =
                request("--to", "4.3.0", "--accept", "PlatformLicense").exits(0);
        assertThat(console.err()).contains("WARNING   The request left no Event.");
        assertThat(desired("global")).isEqualTo("4.3.0");
    }

    @Test
    void sendsAMergePatchOfThatOneField() {
        cluster.fakeOnly().requests().clear();
        request("--to", "4.3.0", "--accept", "PlatformLicense").exits(0);
        List<RequestLog.Entry> writes = cluster.fakeOnly().requests().writes().stream()
                .filter(entry -> !entry.path().matches(".*/(selfsubjectaccessreviews|leases).*"))
                .toList();
        assertThat(writes).extracting(RequestLog.Entry::method).containsExactly("PATCH", "POST");
    }

    @Test
    @SuppressWarnings("try") // the other run holds the Lease while its resource is open
    void refusesWhileAnotherRunHoldsTheLease() {
        try (RenewedLock other = RenewedLock.of(cluster, "node-2/4711/2026-06-01T02:00:00Z")) {
            request("--to", "4.3.0", "--accept", "PlatformLicense").exits(8).readsLike("request-lease-held");
        }
        assertThat(desired("global")).isEmpty();
    }

    @Test
    void releasesTheLease() {
        request("--to", "4.3.0", "--accept", "PlatformLicense").exits(0);
        assertThat(cluster.object("leases.coordination.k8s.io", "cpaas-system", "acp-upgrade")
                        .orElseThrow()
                        .at("/spec/holderIdentity")
                        .asText())
                .isEmpty();
    }

    @Test
    void printsJson() throws Exception {
        JsonNode report = request("--to", "4.3.0", "--accept", "PlatformLicense", "--output", "json")
                .exits(0)
                .json();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs", "report.schema.json")))
                        .validate(report))
                .isEmpty();
        assertThat(report.at("/request/requested").asBoolean()).isTrue();
        assertThat(report.at("/request/accepted/0/name").asText()).isEqualTo("PlatformLicense");
    }
}
