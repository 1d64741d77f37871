package io.acpupgrade.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed with a core dump or prints its threads leaves no file with a password. {@code upgrade.sh}
 * disables core files for signals that Java does not handle.
 */
@Timeout(120)
class CrashTest {
    private static final String CANARY = "canary-4711-secret";

    @TempDir
    Path folder;

    private ServerSocket silent;
    private Process process;

    /** A run that has read its password and waits for a registry that does not respond. */
    @BeforeEach
    void start() throws Exception {
        Path core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
        Files.createDirectory(folder.resolve("here"));
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        silent.setSoTimeout(30_000);
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/bash",
                "-c",
                "ulimit -c unlimited; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("scripts/jvm.options").toAbsolutePath(),
                "-cp",
                classPath(),
                "io.acpupgrade.prep.cli.Main",
                "sync",
                "--package",
                core.toString(),
                "--plain-http",
                "--registry",
                "127.0.0.1:" + silent.getLocalPort(),
                "--username",
                "admin",
                "--password-stdin");
        builder.environment().put("DOCKER_CONFIG", folder.toString());
        process = builder.directory(folder.resolve("here").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        process.getOutputStream().write((CANARY + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    @AfterEach
    void stop() throws IOException {
        process.destroyForcibly();
        silent.close();
    }

    private void send(String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private void leavesNoSecret() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("here"))) {
            assertThat(left).as("hs_err, replay, heap dump, core").isEmpty();
        }
        for (String stream : List.of("out", "err")) {
            assertThat(Files.readString(folder.resolve(stream), StandardCharsets.ISO_8859_1))
                    .doesNotContain(CANARY);
        }
    }

    @Test
    void printsItsThreadsWithoutTheSecretAndContinues() throws Exception {
        try (Socket asked = silent.accept()) {
            // Given
            assertThat(asked.isConnected()).isTrue();

            // When
            send("-QUIT");
            while (!Files.readString(folder.resolve("err")).contains("Full thread dump")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }

            // Then
            assertThat(process.isAlive()).isTrue();
            assertThat(Files.readString(folder.resolve("out"))).isEmpty();
            leavesNoSecret();
        }
    }

    @Test
    void crashesWithoutLeavingItsMemory() throws Exception {
        try (Socket asked = silent.accept()) {
            // Given
            assertThat(asked.isConnected()).isTrue();

            // When
            send("-SEGV");
            process.waitFor();

            // Then
            leavesNoSecret();
        }
    }
}
