package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unusable input files are reported immediately, with what they are. */
@Timeout(60)
class InputFilesTest {
    private static final String[] LOGIN = {"plan", "--registry", "127.0.0.1:1", "--username", "admin"};

    @TempDir
    Path folder;

    private Path core;

    @BeforeEach
    void open() throws Exception {
        core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
            sparse.setLength(600L << 20);
        }
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    }

    private Console run(String command) {
        return CommandLineRun.in(core).run(command.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "plan --registry 127.0.0.1:1 --registry-ca FILE, 4",
        "sync --registry 127.0.0.1:1 --repair FILE, 3",
        "inspect --report-html page.html --sync-report FILE, 3",
        "inspect --keyring FILE, 3",
        "status --kubeconfig FILE, 4",
        "--preflight --version-data FILE, 3",
    })
    void describesAnUnusableFile(String command, int exitCode) {
        assertThat(run(command.replace("FILE", "/dev/zero")).exits(exitCode).err())
                .contains("it is a device");
        assertThat(run(command.replace("FILE", "../pipe")).exits(exitCode).err())
                .contains("it is a named pipe");
        assertThat(run(command.replace("FILE", "..")).exits(exitCode).err()).contains("it is a folder");
        assertThat(run(command.replace("FILE", "../huge")).exits(exitCode).err())
                .contains("it is larger than");
        assertThat(run(command.replace("FILE", "../none")).exits(exitCode).err())
                .contains("there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|it is no JSON object",
                "{|it is no JSON that can be read",
                "{}|it is no report of acp-upgrade",
                "{\"schema\":2,\"program\":\"skopeo\",\"verification\":{}}|it is no report of acp-upgrade",
                "{\"schema\":1,\"program\":\"acp-upgrade\",\"verification\":{\"damaged\":[]}}|it is of schema 1, and this"
                        + " version reads schema 2"
            })
    void refusesTheSameReportsInTheSameWords(String text, String why) throws IOException {
        // Given
        Files.writeString(core.resolve("report.json"), text);

        // When
        Console page = run("inspect --report-html page.html --sync-report report.json");
        Console repair = run("sync --registry 127.0.0.1:1 --repair report.json");

        // Then
        String words = "Reading the report " + core.resolve("report.json") + ": " + why;
        assertThat(page.exits(3).err()).contains(words).doesNotContain("Checked");
        assertThat(repair.exits(3).err()).contains(words).doesNotContain("Checked");
    }

    @Test
    void readsWindowsLineEndings() throws IOException {
        // Given
        Files.writeString(
                core.resolve("config"),
                Stream.of(
                                "\uFEFFapiVersion: v1",
                                "kind: Config",
                                "current-context: a",
                                "contexts: [{name: a, context: {cluster: a, user: a}}]",
                                "clusters: [{name: a, cluster: {server: 'http://127.0.0.1:1'}}]",
                                "users: [{name: a, user: {token: t}}]")
                        .reduce("", (text, line) -> text + line + "\r\n"));

        // When, Then
        assertThat(run("status --kubeconfig config").exits(8).err()).contains("127.0.0.1:1");
    }

    @Test
    void limitsTheLengthOfAPassword() {
        // When
        Console console = CommandLineRun.in(core)
                .stdin("x".repeat(1 << 20))
                .run(Stream.concat(Stream.of(LOGIN), Stream.of("--password-stdin"))
                        .toArray(String[]::new));

        // Then
        assertThat(console.exits(2).err()).contains("its first line is longer than 65536 bytes");
    }

    @Test
    void treatsAnEmptyPasswordAsMissing() {
        assertThat(run(String.join(" ", LOGIN) + " --password=").exits(2).err()).contains("--password");
    }
}
