package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import io.acpupgrade.fixture.process.Patiently;
import io.acpupgrade.fixture.process.Terminal;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who follows an upgrade in a terminal. */
@Timeout(120)
class StatusTerminalIT {
    @TempDir
    Path folder;

    @Test
    void drawsOneScreenOverAndOverUntilTheEnd() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            PlayedUpgrade upgrade = PlayedUpgrade.on(cluster).requested();
            upgrade.running(1);
            String command = "HOME=. bash " + UpgradeScript.RELEASE.resolve("upgrade.sh")
                    + " status --watch --kubeconfig " + cluster.kubeconfig();
            try (Terminal terminal = Terminal.showing(folder, command)) {
                Patiently.await(
                        "the screen",
                        () -> terminal.lines("  Completion").stream().anyMatch(line -> line.contains("1 done")));

                // When
                upgrade.running(4);
                Patiently.await(
                        "the screen drawn over",
                        () -> terminal.lines("  Completion").stream().anyMatch(line -> line.contains("4 done")));
                assertThat(terminal.lines("  Completion")).hasSize(1);
                upgrade.completed();

                // Then
                Patiently.await("the end", () -> !terminal.lines("ended").isEmpty());
                assertThat(terminal.lines("ended")).containsExactly("ended 0");
                assertThat(terminal.lines("  Assessment"))
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("Completed");
            }
        }
    }
}
