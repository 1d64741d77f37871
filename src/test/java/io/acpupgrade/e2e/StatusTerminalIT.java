package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Terminal;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who follows an upgrade in a terminal. */
@Timeout(120)
@Tag("any-jdk")
class StatusTerminalIT {
    @TempDir
    Path folder;

    private TestCluster cluster;
    private PlayedUpgrade upgrade;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        upgrade = PlayedUpgrade.on(cluster).requested();
        upgrade.running(1);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Terminal following() throws Exception {
        return Terminal.showing(
                folder,
                "HOME=. bash " + UpgradeScript.RELEASE.resolve("upgrade.sh") + " status --watch --kubeconfig "
                        + cluster.kubeconfig());
    }

    private static void await(Terminal terminal, String beginning, String text) throws Exception {
        Eventually.await(
                beginning + " … " + text,
                () -> terminal.lines(beginning).stream().anyMatch(line -> line.contains(text)));
    }

    @Test
    void drawsOneScreenOverAndOverUntilTheEnd() throws Exception {
        try (Terminal terminal = following()) {
            // Given
            await(terminal, "  Completion", "1 done");

            // When
            upgrade.running(4);
            await(terminal, "  Completion", "4 done");
            assertThat(terminal.lines("  Completion")).hasSize(1);
            upgrade.completed();

            // Then
            await(terminal, "ended", "0");
            assertThat(terminal.lines("acp-upgrade").size()
                            + terminal.lines("          acp-upgrade").size())
                    .isEqualTo(1);
            assertThat(terminal.lines("  Assessment"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("Completed");
        }
    }

    @Test
    void fitsTheTerminalHoweverItIsResized() throws Exception {
        try (Terminal terminal = following()) {
            // Given
            await(terminal, "History", "");
            upgrade.stalled();
            await(terminal, "  Assessment", "Stalled");

            // When
            terminal.resize(60, 15);
            await(terminal, "… ", " more lines (enlarge the window, or run status)");
            List<String> small = terminal.screen().lines().toList();
            terminal.resize(30, 6);
            await(terminal, "  Completion", "…");
            List<String> tiny = terminal.screen().lines().toList();
            terminal.resize(140, 40);
            await(terminal, "History", "");

            // Then
            assertThat(small).hasSize(15).startsWith("Cluster global");
            assertThat(small).allSatisfy(line -> assertThat(line).hasSizeLessThan(60));
            assertThat(tiny).hasSize(6).startsWith("Cluster global");
            assertThat(terminal.lines("Cluster global")).hasSize(1);
            assertThat(terminal.lines("… ")).isEmpty();
            assertThat(terminal.screen()).startsWith("Cluster global\n").contains("To do: Push the package");
        }
    }

    @Test
    void leavesTheTerminalAsItWasOnControlC() throws Exception {
        try (Terminal terminal = following()) {
            // Given
            await(terminal, "Cluster global", "");
            terminal.resize(50, 12);

            // When
            terminal.press("C-c");

            // Then
            await(terminal, "ended", "130");
            assertThat(terminal.lines("Cluster global")).isEmpty();
            assertThat(terminal.lines("STOPPED")).hasSize(1);
        }
    }
}
