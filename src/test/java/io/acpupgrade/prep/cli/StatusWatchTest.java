package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ColorChoice;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.problem.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade that is watched to its end, across restarts of the API server. */
@Tag("any-jdk")
class StatusWatchTest {
    @TempDir
    Path folder;

    private TestCluster cluster;
    private PlayedUpgrade upgrade;
    private Path home;
    private volatile TerminalSize size = new TerminalSize(40, 120);

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        upgrade = PlayedUpgrade.on(cluster);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** A command line that runs concurrently with the test. */
    private final class Following {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Interruption interruption = new Interruption();
        private final String[] words;
        private final CompletableFuture<Integer> end;

        Following(CliContext.Screen screen, String... words) {
            this.words = words;
            CliContext surroundings = new CliContext(
                    new ByteArrayInputStream(new byte[0]),
                    StandardStream.over(out),
                    StandardStream.over(err),
                    screen,
                    () -> size,
                    Map.of(
                            "HOME",
                            home.toString(),
                            "KUBECONFIG",
                            cluster.kubeconfig().toString()),
                    Path.of("upgrade.sh"),
                    Optional.empty(),
                    home,
                    interruption,
                    InstantSource.fixed(PlayedUpgrade.START.plusSeconds(3_600)),
                    Set::of,
                    Language.ENGLISH,
                    ColorChoice.auto);
            // not in the common pool, which Java's HTTP client needs too, and which has one thread on two cores
            end = CompletableFuture.supplyAsync(
                    () -> Main.run(words, surroundings), run -> new Thread(run, "upgrade.sh").start());
        }

        Following sees(String text) throws Exception {
            Eventually.await(text, () -> err.toString(StandardCharsets.UTF_8).contains(text));
            return this;
        }

        Console ends() {
            return new Console(
                    home,
                    "bash upgrade.sh " + String.join(" ", words),
                    end.join(),
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    private Following follow(String... words) {
        return new Following(CliContext.Screen.LOG, words);
    }

    @Test
    void logsChangesAcrossARestartOfTheApiServer() throws Exception {
        // Given
        upgrade.requested().preflightBlocked();
        Following log = follow("status", "--watch").sees("Now       Preflight blocked");

        // When
        upgrade.preflightBlockedStill(80);
        upgrade.preflightPassed();
        log.sees("Cleared");
        upgrade.running(1);
        log.sees("16 %");
        cluster.fake().ifPresent(server -> server.restart());
        upgrade.running(4);
        log.sees("66 %");
        upgrade.stalled();
        log.sees("Now       Stalled");
        cluster.fake().ifPresent(server -> server.expireWatches());
        upgrade.running(5);
        log.sees("83 %");
        upgrade.completed();

        // Then
        log.ends().exits(0).readsLike("status-watch");
    }

    @Test
    void stopsWithoutProgress() {
        upgrade.requested().stalled();
        follow("status", "--watch", "--stall-timeout", "1s").ends().exits(9).readsLike("status-watch-stalled");
    }

    @Test
    void stopsWithoutARequest() {
        follow("status", "--watch").ends().exits(0).readsLike("status-watch-idle");
    }

    @Test
    void saysThatTheUpgradeGoesOnWhenItIsInterrupted() throws Exception {
        // Given
        upgrade.requested().running(3);
        Following log = follow("status", "--watch").sees("Progressing");

        // When
        log.interruption.ask();

        // Then
        log.ends().exits(130).readsLike("status-watch-interrupted");
    }

    @Test
    void redrawsInPlaceOnATerminalAndCleansUp() throws Exception {
        // Given
        upgrade.requested().running(3);
        Following screen =
                new Following(CliContext.Screen.TERMINAL, "status", "--watch", "--color", "never").sees("50 %");

        // When
        upgrade.completed();
        Console ended = screen.ends().exits(0);

        // Then
        assertThat(ended.err())
                .contains("\u001b[?1049h\u001b[HCluster global")
                .endsWith("\u001b[H\u001b[J\u001b[?1049l");
        assertThat(ended.out()).startsWith("Cluster global\n").doesNotContain("\u001b");
    }

    @Test
    void fitsAResizedTerminal() throws Exception {
        // Given
        size = new TerminalSize(8, 30);
        upgrade.requested().running(3);
        Following screen =
                new Following(CliContext.Screen.TERMINAL, "status", "--watch").sees("… 16 more lines (enlarge the");

        // When
        size = new TerminalSize(40, 120);
        screen.sees("History");
        upgrade.completed();

        // Then
        assertThat(screen.ends().exits(0).out()).contains("History");
    }

    @Test
    void keepsNoticesOnAFullTerminal() throws Exception {
        // Given
        upgrade.requested().running(3);
        Following screen =
                new Following(CliContext.Screen.TERMINAL, "status", "--watch", "--color", "never").sees("50 %");

        // When
        screen.interruption.ask();

        // Then
        assertThat(screen.ends().exits(130).err().split("\\Q\u001b[?1049l\\E", -1)[1])
                .startsWith("STOP      interrupted: shutting down\n")
                .doesNotContain("\u001b");
    }

    @Test
    void waitsForTheRequestedUpgrade() throws Exception {
        // Given
        upgrade.requested().running(5);
        Following log = follow("request", "--to", "4.3.0", "--yes", "--wait").sees("Progressing");

        // When
        upgrade.completed();

        // Then
        log.ends().exits(0).readsLike("request-wait");
    }
}
