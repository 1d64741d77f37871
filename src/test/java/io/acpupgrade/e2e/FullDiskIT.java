package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.fixture.process.DockerRegistry;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A registry whose disk is full in the middle. What comes after is not looked at: distribution 2.8 leaves links without
 * content behind, and answers 500 to whoever asks for what they lead to.
 */
class FullDiskIT {
    private static final TestPackage PACKAGE = TestPackage.small().ofLayerSize(200_000);

    @TempDir
    Path folder;

    private Path disk;
    private Path core;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        core = PACKAGE.writeTo(folder.resolve("core"));
        Finished mounted = Program.of(folder, "mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString())
                .run();
        assumeThat(mounted.exitCode()).as("a small disk: %s", mounted.err()).isZero();
    }

    @AfterEach
    void unmount() {
        Program.of(folder, "umount", disk.toString()).run();
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        try (DockerRegistry registry = DockerRegistry.secure(disk)) {
            // When
            UpgradeScript upgrade = UpgradeScript.in(folder).syncing(core, registry);
            Finished run = upgrade.run();

            // Then
            assertThat(run.exits(7).err()).contains("no space left on device", "add disk space");
            assertThat(upgrade.report().at("/totals/failed").intValue()).isPositive();
        }
    }
}
