package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's preflight result in each phase of an upgrade. */
@Tag("any-jdk")
class PreflightDuringUpgradeTest {
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

    private void at(Consumer<PlayedUpgrade> moment, int exitCode, String transcript) {
        moment.accept(PlayedUpgrade.on(cluster).requested());
        CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .at(PlayedUpgrade.START.plus(Duration.ofMinutes(45)))
                .run("--preflight", "--origin", "cvo", "--timeout", "1s")
                .exits(exitCode)
                .readsLike(transcript);
    }

    @Test
    void isBlocked() {
        at(PlayedUpgrade::preflightBlocked, 5, "preflight-moment-blocked");
    }

    @Test
    void hasNoResultYetAfterTheExemption() {
        at(PlayedUpgrade::exempted, 6, "preflight-moment-exempted");
    }

    @Test
    void hasPassed() {
        at(PlayedUpgrade::preflightPassed, 0, "preflight-moment-passed");
    }

    @Test
    void keepsItsResultDuringStages() {
        at(upgrade -> upgrade.running(3), 0, "preflight-moment-running");
    }

    @Test
    void keepsItsResultWhileStalled() {
        at(PlayedUpgrade::stalled, 0, "preflight-moment-stalled");
    }

    @Test
    void keepsItsResultAfterCompletion() {
        at(PlayedUpgrade::completed, 0, "preflight-moment-completed");
    }
}
