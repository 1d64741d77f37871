package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that leads to no package is told as what it is, with what to do about it: nothing has to be downloaded again. */
@Timeout(60)
class PackagePathTest {
    private static final String GIVE = "Give the folder of the extracted core package";

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(Files.createDirectory(folder.resolve("notes")).resolve("README.txt"), "words");
        Files.writeString(folder.resolve("words.tgz"), "words");
        Files.writeString(folder.resolve("nothing.tgz"), "");
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));
        Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    }

    private Console run(String... line) {
        Console console = CommandLineRun.in(folder).run(line);
        assertThat(console.err())
                .containsOnlyOnce("FAILED")
                .contains("Next ")
                .doesNotContain("ownload")
                .doesNotContain("Fix");
        return console;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "plan", "verify", "deploy", "inspect", "--only-sync-image", "--preflight"})
    void thatDoesNotExistIsNamedWithWhereItStarts(String verb) {
        assertThat(run(verb, "--package", "none/such").exits(3).err())
                .contains("Reading the package " + folder.resolve("none/such") + ": there is no such file or folder")
                .contains(GIVE)
                .contains("'none/such' starts in the current folder, " + folder + ".");
    }

    @Test
    void thatIsAbsoluteStartsNowhereElse() {
        assertThat(run("sync", "--package", "/nonexist").exits(3).err())
                .contains("Reading the package /nonexist: there is no such file or folder")
                .contains(GIVE)
                .doesNotContain("current folder");
    }

    @Test
    void thatIsEmptyIsNotTheCurrentFolder() {
        assertThat(run("plan", "--package", "").exits(2).err())
                .contains("Reading the package: its path is empty")
                .contains(GIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "/dev/null", "/dev/zero"})
    void thatIsADeviceIsNotRead(String name) {
        assertThat(run("sync", "--package", name).exits(3).err())
                .contains("it is neither a folder nor a file")
                .contains(GIVE);
    }

    @Test
    void thatIsALinkIsFollowed() {
        assertThat(run("sync", "--package", "dangling").exits(3).err()).contains("there is no such file or folder");
        assertThat(run("sync", "--package", "circle").exits(3).err())
                .contains("Reading the package " + folder.resolve("circle") + ": ");
    }

    @Test
    void thatLeadsThroughAFileIsToldAsThat() {
        assertThat(run("sync", "--package", "words.tgz/core").exits(3).err())
                .contains("Reading the package " + folder.resolve("words.tgz") + "/core: ")
                .contains(GIVE);
    }

    @Test
    void thatIsAnEmptyFolderIsToldAsThat() {
        assertThat(run("sync", "--package", "empty").exits(3).err())
                .contains(folder.resolve("empty") + ": is an empty folder")
                .contains("Next      " + GIVE);
    }

    @Test
    void thatIsAFolderWithoutAPackageNamesWhatWasLookedFor() {
        assertThat(run("sync", "--package", "notes").exits(3).err())
                .contains(folder.resolve("notes") + ": holds nothing to push; looked for")
                .contains("Next      " + GIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words.tgz", "nothing.tgz"})
    void thatIsAFileOfAnotherKindIsToldAsThat(String name) {
        assertThat(run("sync", "--package", name).exits(3).err())
                .contains(folder.resolve(name) + ": is not an archive: neither gzip, zstd nor tar")
                .contains("Next      " + GIVE);
        assertThat(run("inspect", name).exits(3).err()).contains("is not an archive");
    }

    @Test
    void thatThisUserMayNotReadSaysWhoMay() throws Exception {
        // Given
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "root may read everything");

        // When, Then
        assertThat(run("sync", "--package", "closed").exits(3).err())
                .contains("this user may not read it")
                .contains("`ls -ld -- " + closed + "` shows whose it is");
        assertThat(run("sync", "--package", "closed/core").exits(3).err()).contains("this user may not read it");
    }

    @Test
    void ofAnArchiveToInspectIsToldLikeThatOfAPackage() {
        assertThat(run("inspect", "none.tgz").exits(3).err())
                .contains("Reading the package " + folder.resolve("none.tgz") + ": there is no such file or folder")
                .contains("Give an archive or a folder that is there.")
                .contains("'none.tgz' starts in the current folder, ");
    }

    @Test
    void namesAPipeInAPackage() throws Exception {
        // Given
        Path plugins = Files.createDirectories(folder.resolve("core/plugins"));
        new ProcessBuilder("mkfifo", plugins.resolve("p.tgz").toString())
                .start()
                .waitFor();

        // When
        Console console = CommandLineRun.in(folder).run("inspect", "--package", "core");

        // Then
        assertThat(console.exits(3).err())
                .contains(plugins.resolve("p.tgz")
                        + ": is a named pipe, a socket or a device, which holds nothing to push");
    }
}
