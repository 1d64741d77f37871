package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.fixture.process.DockerRegistry;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Terminal;
import io.acpupgrade.fixture.process.ThrottledConnection;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees while a run goes on, and what a log keeps. */
class TerminalIT {
    private static final long BYTES_PER_SECOND = 1_500_000;

    @TempDir
    Path folder;

    private DockerRegistry registry;
    private ThrottledConnection line;

    @BeforeEach
    void start() throws IOException {
        TestPackage.small().ofLayerSize(200_000).writeTo(folder.resolve("core"));
        registry = DockerRegistry.plain(folder.resolve("registry"));
        line = ThrottledConnection.to(registry.port(), BYTES_PER_SECOND);
    }

    @AfterEach
    void stop() {
        line.close();
        registry.close();
    }

    @Test
    void drawsProgressAndCleansUpBehindItself() throws Exception {
        String command = "HOME=. bash " + UpgradeScript.RELEASE.resolve("upgrade.sh")
                + " --only-sync-image --package core --plain-http --registry " + line.host() + " > result.txt";
        try (Terminal terminal = Terminal.showing(folder, command)) {
            // When
            Eventually.await(
                    "the line of totals with its blobs",
                    () -> terminal.screen().matches("(?s).*\nPushing .*%\\).*\n {10}\\w+ to \\S+  .* of .*"));

            // Then
            Eventually.await("the end", () -> !terminal.lines("ended").isEmpty());
            assertThat(terminal.lines("ended")).containsExactly("ended 0");
            assertThat(terminal.lines("Pushing")).isEmpty();
            assertThat(terminal.lines("Pushed")).hasSize(1);
            assertThat(terminal.screen()).doesNotContainPattern("\\w+ to \\S+  .* of .*");
        }
    }

    @Test
    void controlCInATerminalLeavesACleanScreen() throws Exception {
        String command = "HOME=. bash " + UpgradeScript.RELEASE.resolve("upgrade.sh")
                + " --only-sync-image --package core --plain-http --registry " + line.host();
        try (Terminal terminal = Terminal.showing(folder, command)) {
            // Given
            Eventually.await("the push", () -> !terminal.lines("Pushing").isEmpty());

            // When
            terminal.press("C-c");

            // Then
            Eventually.await("the end", () -> !terminal.lines("ended").isEmpty());
            assertThat(terminal.lines("ended")).containsExactly("ended 130");
            assertThat(terminal.lines("STOPPED")).hasSize(1);
            assertThat(terminal.lines("Pushing")).isEmpty();
        }
    }

    @Test
    void writesNoEscapeCodesIntoALog() {
        // When
        Finished run = UpgradeScript.in(folder)
                .run("--only-sync-image", "--package", "core", "--plain-http", "--registry", line.host());

        // Then
        assertThat(run.exits(0).err()).doesNotContain("\u001b", "\r");
        assertThat(run.out()).doesNotContain("\u001b", "\r");
    }
}
