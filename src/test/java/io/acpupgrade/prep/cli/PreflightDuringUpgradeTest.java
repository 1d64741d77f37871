package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.ShownChecks;
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

    private ShownChecks at(Consumer<PlayedUpgrade> moment, int exitCode, String transcript) {
        moment.accept(PlayedUpgrade.on(cluster).requested());
        Console console = CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .at(PlayedUpgrade.START.plus(Duration.ofMinutes(45)))
                .run("--preflight", "--origin", "cvo", "--timeout", "1s")
                .exits(exitCode);
        console.readsLike(transcript);
        return ShownChecks.of(console);
    }

    @Test
    void isBlocked() {
        ShownChecks shown = at(PlayedUpgrade::preflightBlocked, 5, "preflight-moment-blocked");
        assertThat(shown.result()).isEqualTo("Blocked");
        assertThat(shown.states()).containsValue("Failed");
    }

    @Test
    void hasNoResultYetAfterTheExemption() {
        assertThat(at(PlayedUpgrade::exempted, 6, "preflight-moment-exempted").result())
                .isEqualTo("Pending");
    }

    @Test
    void hasPassed() {
        assertThat(at(PlayedUpgrade::preflightPassed, 0, "preflight-moment-passed")
                        .result())
                .isEqualTo("Passed");
    }

    @Test
    void keepsItsResultDuringStages() {
        assertThat(at(upgrade -> upgrade.running(3), 0, "preflight-moment-running")
                        .result())
                .isEqualTo("Passed");
    }

    @Test
    void keepsItsResultWhileStalled() {
        assertThat(at(PlayedUpgrade::stalled, 0, "preflight-moment-stalled").result())
                .isEqualTo("Passed");
    }

    @Test
    void keepsItsResultAfterCompletion() {
        assertThat(at(PlayedUpgrade::completed, 0, "preflight-moment-completed").result())
                .isEqualTo("Passed");
    }
}
