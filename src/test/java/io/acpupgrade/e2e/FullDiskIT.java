package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
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

/** A registry whose disk is too small for the first layer, and has room again later. */
class FullDiskIT {
    private static final int LAYER_SIZE = 6_000_000;

    @TempDir
    Path folder;

    private Path disk;
    private Path core;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        core = DistributionFiles.of(image("acp/product-image"), image("acp/cluster-version-operator"))
                .under("registry/")
                .writeFolder(folder.resolve("core"));
        Finished mounted = Program.of(folder, "mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString())
                .run();
        assumeThat(mounted.exitCode()).as("a small disk: %s", mounted.err()).isZero();
    }

    private static NamedTestContent image(String repository) {
        TestImage image = TestImage.named(repository).with(TestLayer.gzip(repository, LAYER_SIZE));
        return NamedTestContent.of(repository + ":v4.3.0", image);
    }

    @AfterEach
    void unmount() {
        Program.of(folder, "umount", disk.toString()).run();
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        try (DockerRegistry registry = DockerRegistry.secure(disk)) {
            // Given
            UpgradeScript upgrade = UpgradeScript.in(folder).syncing(core, registry);
            Finished full = upgrade.run("--jobs", "1");
            assertThat(full.exits(7).err()).contains("no space left on device", "add disk space");
            assertThat(registry.probe().tags()).isEmpty();
            Program.of(folder, "mount", "-o", "remount,size=100m", disk.toString())
                    .run()
                    .exits(0);

            // When
            upgrade.run().exits(0);

            // Then
            assertThat(registry.probe().missing()).isEmpty();
            assertThat(registry.probe().tags()).hasSize(2);
        }
    }
}
