package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release, unpacked over a package in a folder with an awkward name, started in every way there is. */
class WrapperIT {
    private static final String SYNC = "--only-sync-image";

    @TempDir
    static Path folder;

    private static Path core = Path.of("");
    private static DemoPlatform platform;

    @BeforeAll
    static void unpack() throws IOException {
        platform = DemoPlatform.start(folder);
        core = Site.TWO_IMAGES.writeFolder(folder.resolve("the core package (v4.3)"));
        Program.of(folder, "cp", "-a", UpgradeScript.RELEASE + "/.", core.toString())
                .run()
                .exits(0);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void startsThroughBashFromItsOwnFolder() {
        succeeds(at(core, "bash", "upgrade.sh", SYNC));
    }

    @Test
    void startsByItself() {
        succeeds(at(core, "./upgrade.sh", SYNC));
    }

    @Test
    void startsFromAnotherFolder() {
        succeeds(at(folder, "bash", core.resolve("upgrade.sh").toString(), SYNC));
    }

    @Test
    void startsThroughASymbolicLink() throws Exception {
        // Given
        Path link = Files.createSymbolicLink(folder.resolve("acp upgrade"), core.resolve("upgrade.sh"));

        // When, Then
        succeeds(at(folder, link.toString(), SYNC));
    }

    @Test
    void passesArgumentsOnAsTheyAre() {
        succeeds(at(folder, core.resolve("upgrade.sh").toString(), SYNC, "--package", core.toString()));
    }

    @Test
    void passesStandardInputOn() {
        // When
        Finished run = at(core, "bash", "upgrade.sh", SYNC)
                .with("--registry", platform.registry().host(), "--registry-ca", "../ca.pem")
                .with("--username", "registry-admin", "--password-stdin")
                .stdin("demo-password\n")
                .run();

        // Then
        assertThat(run.exits(0).err()).contains("Login     registry-admin (--username and --password");
    }

    @Test
    void doesNotTakeItselfForAPartOfThePackage() {
        // When
        Finished run = at(core, "bash", "upgrade.sh", "inspect").run();

        // Then
        assertThat(run.exits(0).out())
                .contains("2 artifacts in 1 file or folder")
                .doesNotContain("acp-upgrade");
    }

    private static Program at(Path here, String... command) {
        return Program.of(here, command)
                .env("HOME", folder.toString())
                .env("KUBECONFIG", platform.cluster().kubeconfig().toString());
    }

    private static void succeeds(Program program) {
        Finished run = program.run();
        assertThat(run.exits(0).err()).contains("Package   " + core);
        assertThat(run.out()).contains("2 artifacts: ", "0 failed");
        assertThat(platform.registry().hasTag("acp/product-image", "v4.3.0")).isTrue();
    }
}
