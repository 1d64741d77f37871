package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees in each phase of an upgrade. */
@Tag("any-jdk")
class StatusTest {
    @TempDir
    Path folder;

    private TestCluster cluster;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private CommandLineRun after(Duration time) {
        return CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .at(PlayedUpgrade.START.plus(time));
    }

    private Console status(Duration time, String... more) {
        return after(time)
                .run(Stream.concat(Stream.of("status"), Stream.of(more)).toArray(String[]::new));
    }

    private PlayedUpgrade requested() {
        return PlayedUpgrade.on(cluster).requested();
    }

    @Test
    void isIdleBeforeAnythingIsRequested() {
        PlayedUpgrade.on(cluster);
        status(Duration.ofMinutes(1)).exits(0).readsLike("status-idle");
    }

    @Test
    void namesTheCheckThatBlocks() {
        requested().preflightBlocked();
        status(Duration.ofMinutes(4)).exits(0).readsLike("status-preflight-blocked");
    }

    @Test
    void saysThatThereIsNoResultYet() {
        requested().exempted();
        status(Duration.ofMinutes(5)).exits(0).readsLike("status-exempted");
    }

    @Test
    void saysThatExecutionHasNotBegun() {
        requested().preflightPassed();
        status(Duration.ofMinutes(6)).exits(0).readsLike("status-preflight-passed");
    }

    @Test
    void estimatesNothingBeforeTheFirstOperationIsDone() {
        requested().running(0);
        status(Duration.ofMinutes(8)).exits(0).readsLike("status-running-first");
    }

    @Test
    void estimatesTheRemainingTime() {
        requested().running(3);
        status(Duration.ofMinutes(20)).exits(0).readsLike("status-running");
    }

    @Test
    void saysThatItIsSlow() {
        requested().running(3);
        status(Duration.ofMinutes(90)).exits(0).readsLike("status-slow");
    }

    @Test
    void advisesOnAStall() {
        requested().stalled();
        status(Duration.ofMinutes(45)).exits(0).readsLike("status-stalled");
    }

    @Test
    void omitsAPastStall() {
        PlayedUpgrade upgrade = requested();
        upgrade.stalled();
        upgrade.running(5);
        status(Duration.ofMinutes(46)).exits(0).readsLike("status-recovered");
    }

    @Test
    void isCompletedAtTheEnd() {
        requested().completed();
        status(Duration.ofMinutes(60)).exits(0).readsLike("status-completed");
    }

    @Test
    void showsDetailsOnDemand() {
        requested().stalled();
        status(Duration.ofMinutes(45), "--details").exits(0).readsLike("status-details");
    }

    @Test
    void hasARowForEachCluster() {
        // Given
        requested().completed();
        PlayedUpgrade.of(cluster, "business-1").requested().running(2);
        PlayedUpgrade.of(cluster, "business-2");
        cluster.create("""
                apiVersion: platform.tkestack.io/v1
                kind: Cluster
                metadata: {name: fresh}
                spec: {}
                """);

        // When, Then
        status(Duration.ofMinutes(60), "--all").exits(0).readsLike("status-all");
    }

    @Test
    void listsUnstableModules() {
        // Given
        requested().running(4);
        cluster.create("""
                apiVersion: cluster.alauda.io/v1alpha1
                kind: ModuleInfo
                metadata:
                  name: global-6f1ed002ab55
                  labels: {cpaas.io/cluster-name: global, cpaas.io/module-name: logcenter}
                spec: {version: v4.3.0}
                status:
                  phase: Processing
                  version: v4.2.1
                  conditions:
                  - {type: Ready, status: "False", reason: Failed, message: "", lastTransitionTime: "2026-06-01T08:20:00Z"}
                  appReleases: [{name: logcenter, ready: false, synced: true, failed: true}]
                """);

        // When, Then
        status(Duration.ofMinutes(30)).exits(0).readsLike("status-modules");
    }

    @Test
    void readsModulesPageByPage() {
        // Given
        requested().running(4);
        for (int i = 0; i < 520; i++) {
            cluster.create("""
                    apiVersion: cluster.alauda.io/v1alpha1
                    kind: ModuleInfo
                    metadata: {name: global-%1$d, labels: {cpaas.io/cluster-name: global, cpaas.io/module-name: plugin-%1$d}}
                    spec: {version: v4.3.0}
                    status: {phase: Processing, version: v4.2.1}
                    """.formatted(i));
        }

        // When
        Console console = status(Duration.ofMinutes(30)).exits(0);

        // Then
        assertThat(console.out()).contains("and 512 more");
        assertThat(console.out().lines().count()).isLessThan(60);
    }

    @Test
    void printsJson() throws Exception {
        // Given
        requested().stalled();

        // When
        JsonNode report =
                status(Duration.ofMinutes(45), "--output", "json").exits(0).json();

        // Then
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs", "report.schema.json")))
                        .validate(report))
                .isEmpty();
        JsonNode global = report.at("/status/clusters/0");
        assertThat(global.path("assessment").asText()).isEqualTo("STALLED");
        assertThat(global.at("/completion/percent").asInt()).isEqualTo(66);
        assertThat(global.has("remainingSeconds")).isFalse();
        assertThat(global.at("/health/0/todo").asText()).contains("violet push");
    }

    @Test
    void showsUnknownValuesUnchanged() {
        requested().writeRawStatus("""
                {current: {version: 4.2.1}, conditions: [{type: Paused, status: "True", reason: ByHand, message: wait}],
                 preflight: {checks: [{name: NewCheck, state: Deferred}]},
                 stages: [{name: core, phase: Hibernating, operations: [{name: base, phase: Thinking}]}]}
                """);
        status(Duration.ofMinutes(5)).exits(0).readsLike("status-unknown-words");
    }

    @Test
    void readsTheSchemaOfAnOlderOperator() {
        requested().writeRawStatus("""
                {currentVersion: 4.2.1, desiredVersion: 4.3.0,
                 conditions: [{type: Ready, status: "False"}, {type: Reconciling, status: "True"},
                              {type: Degraded, status: "True", reason: ReleaseFailed, message: alauda-base failed}]}
                """);
        status(Duration.ofMinutes(5)).exits(0).readsLike("status-older-shape");
    }

    @Test
    void neverShowsANegativeTime() {
        requested().running(3);
        status(Duration.ofMinutes(-10)).exits(0).readsLike("status-clock-behind");
    }

    @Test
    void saysThatNoOperatorWasEverDeployed() {
        status(Duration.ZERO).exits(4).readsLike("status-no-definition");
        status(Duration.ZERO, "--all").exits(4);
    }

    @Test
    void saysThatThereIsNoShadowYet() {
        PlayedUpgrade.define(cluster);
        status(Duration.ZERO).exits(4).readsLike("status-no-shadow");
    }

    @Test
    void listsTheExistingClusters() {
        PlayedUpgrade.on(cluster);
        PlayedUpgrade.of(cluster, "business-1");
        status(Duration.ZERO, "--cluster", "busines-1").exits(4).readsLike("status-no-such-cluster");
    }

    @Test
    void refusesAnAmbiguousApiGroup() throws Exception {
        PlayedUpgrade.on(cluster);
        String other = Files.readString(Path.of("manifests", "operator", "20-crd-clusterversionshadows.yaml"))
                .replace("config.alauda.io", "config.cpaas.io");
        cluster.create(other);
        cluster.create("""
                apiVersion: config.cpaas.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: global, namespace: cpaas-system}
                """);
        status(Duration.ZERO).exits(4).readsLike("status-two-groups");
        status(Duration.ZERO, "--shadow-group", "config.alauda.io").exits(0);
    }

    @Test
    void saysWhichRightIsMissing() {
        PlayedUpgrade.on(cluster);
        cluster.fakeOnly().deny("get", "config.alauda.io", "clusterversionshadows");
        status(Duration.ZERO).exits(8).readsLike("status-no-rights");
    }

    @Test
    void continuesWithoutPermissionToReadModules() {
        requested().running(3);
        cluster.fakeOnly().deny("list", "cluster.alauda.io", "moduleinfoes");
        status(Duration.ofMinutes(20)).exits(0).readsLike("status-no-right-to-modules");
    }

    @Test
    void changesNothing() {
        requested().running(3);
        cluster.fakeOnly().requests().clear();
        status(Duration.ofMinutes(20), "--details").exits(0);
        status(Duration.ofMinutes(20), "--all").exits(0);
        assertThat(cluster.fakeOnly().requests().writes()).isEmpty();
    }

    @Test
    void doesNotMixAllWithOne() {
        status(Duration.ZERO, "--all", "--watch").exits(2).readsLike("status-all-and-watch");
    }
}
