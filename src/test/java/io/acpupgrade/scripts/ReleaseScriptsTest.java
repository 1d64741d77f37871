package io.acpupgrade.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release scripts, with their tools replaced. */
class ReleaseScriptsTest {
    private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();

    @TempDir
    Path folder;

    private record Ended(int exitCode, String output) {}

    private static Ended bash(String command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended checksums(Map<String, String> environment) throws Exception {
        Files.writeString(folder.resolve("acp.tar.gz"), "archive");
        Files.writeString(folder.resolve("acp.cdx.json"), "{}");
        return bash("bash '" + SCRIPTS.resolve("checksums.sh") + "' '" + folder + "' acp", environment);
    }

    @Test
    void namesTheDigestsOfWhatIsReleased() throws Exception {
        // When
        Ended ended = checksums(Map.of());

        // Then
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("SHA256SUMS is not signed");
        assertThat(bash("cd '" + folder + "' && sha256sum -c SHA256SUMS", Map.of())
                        .output())
                .contains("acp.tar.gz: OK", "acp.cdx.json: OK");
    }

    @Test
    void hasThemSigned() throws Exception {
        // Given
        program("sign", "cp \"$2\" \"$2.asc\"");

        // When
        Ended ended = checksums(Map.of("RELEASE_SIGN_COMMAND", folder.resolve("sign") + " --armor"));

        // Then
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(folder.resolve("SHA256SUMS.asc")).hasSameTextualContentAs(folder.resolve("SHA256SUMS"));
    }

    @Test
    void failsWhereTheyWereNotSigned() throws Exception {
        assertThat(checksums(Map.of("RELEASE_SIGN_COMMAND", "true")).exitCode()).isEqualTo(1);
        assertThat(checksums(Map.of("RELEASE_SIGN_COMMAND", "false")).exitCode())
                .isEqualTo(1);
    }

    /** Runs as root, with a fake apt-get and package database. */
    private Ended renewJdk(String update) throws Exception {
        program("apt-get", "echo \"apt-get $*\" >> '" + folder + "/calls'; [ \"$1\" != update ] || " + update);
        program("dpkg-query", "echo \"openjdk-17-jdk-headless:amd64: $2\"");
        program("javac", "echo javac 17.0.1");
        program("id", "echo 0");
        return bash(
                "set -euo pipefail; unset JAVA_HOME; . '" + SCRIPTS.resolve("install.sh")
                        + "'; renew_jdk; echo went on",
                Map.of("PATH", folder + ":/usr/bin:/bin"));
    }

    @Test
    void bringsTheNewestPatchLevelOfTheJdk() throws Exception {
        // When
        Ended ended = renewJdk("true");

        // Then
        assertThat(ended.output()).isEqualTo("went on\n");
        assertThat(Files.readString(folder.resolve("calls")))
                .contains("apt-get update", "apt-get install", "--only-upgrade", "openjdk-17-jdk-headless");
    }

    @Test
    void keepsTheJdkWhereDebianCannotBeAsked() throws Exception {
        // When
        Ended ended = renewJdk("exit 100");

        // Then
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).contains("is not known", "went on\n");
        assertThat(Files.readString(folder.resolve("calls"))).doesNotContain("apt-get install");
    }
}
