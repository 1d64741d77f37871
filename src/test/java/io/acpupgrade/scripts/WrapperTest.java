package io.acpupgrade.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code upgrade.sh} passes to Java, and what it prints where Java cannot start. Its Java is a script that prints
 * its arguments.
 */
class WrapperTest {
    private static final String TELLING = """
            #!/bin/bash
            printf 'argument %s\\n' "$@"
            env | sort | sed 's/^/variable /'
            for option; do
              case $option in -Dacp.upgrade.password=*) printf 'handed over %s\\n' "$(cat "${option#*=}")" ;; esac
            done
            printf 'core %s, files %s\\n' "$(ulimit -c)" "$(ulimit -n)"
            letter=$'\\xe4\\xb8\\xad'; printf 'letters %s\\n' "${#letter}"
            """;

    @TempDir
    Path folder;

    private Path home;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(folder.resolve("核心包 4.3"));
        java = home.resolve("acp-upgrade/runtime/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, TELLING);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(home.resolve("acp-upgrade/acp-upgrade-1.0.0.jar"));
        Files.copy(Path.of("scripts/upgrade.sh"), home.resolve("upgrade.sh"));
    }

    private Program script(String shell) {
        return Program.of(folder, shell, home.resolve("upgrade.sh").toString());
    }

    /** Runs the wrapper after a shell command. */
    private Finished after(String preparation) {
        return Program.of(
                        folder,
                        "bash",
                        "-c",
                        preparation + "; exec /bin/bash \"$0\"",
                        home.resolve("upgrade.sh").toString())
                .run();
    }

    @Test
    void speaksUtf8WhateverTheLocaleIs() {
        for (String locale :
                new String[] {"zh_CN.UTF-8", "de_DE.ISO-8859-1", "zh_CN.GB18030", "POSIX", "C", "UTF-8", ""}) {
            for (String variable : new String[] {"LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TIME"}) {
                // When
                Finished run = script("bash").env(variable, locale).run().exits(0);

                // Then
                assertThat(run.out())
                        .as(variable + "=" + locale)
                        .contains("letters 1\n", "variable LC_CTYPE=C.UTF-8\n", "argument -Dsun.jnu.encoding=UTF-8\n")
                        .doesNotContain("variable LC_ALL", "variable LC_TIME");
                assertThat(run.err().replaceAll("bash: warning: setlocale.*\n", ""))
                        .isEmpty();
            }
        }
    }

    @Test
    void passesTheUsersLanguageToJava() {
        // When
        Finished run = script("bash")
                .env("LANG", "de_DE.UTF-8")
                .env("LC_MESSAGES", "zh_CN.UTF-8")
                .env("LC_ALL", "")
                .run();

        // Then
        assertThat(run.exits(0).out()).contains("argument -Dacp.upgrade.language=zh_CN.UTF-8\n");
    }

    @Test
    void ignoresJavaEnvironmentVariables() {
        // When
        Finished run = script("bash")
                .env("JAVA_TOOL_OPTIONS", "-javaagent:/opt/apm.jar")
                .env("JDK_JAVA_OPTIONS", "-Xmx16m")
                .env("_JAVA_OPTIONS", "-Xmx16m")
                .env("_JAVA_LAUNCHER_DEBUG", "1")
                .env("CLASSPATH", "/nowhere")
                .env("ACP_UPGRADE_JAVA_OPTS", "-Xmx1g -Dours=1")
                .run();

        // Then
        assertThat(run.exits(0).out())
                .doesNotContain(
                        "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS=", "_JAVA_LAUNCHER", "CLASSPATH")
                .contains("argument -Xmx1g\nargument -Dours=1\n");
    }

    @Test
    void needsNeitherAPathNorTheCommandsOfTheShellThatCalls() {
        for (String preparation :
                new String[] {"PATH=", "readlink() { :; }; dirname() { :; }; export -f readlink dirname"}) {
            Finished run = after(preparation.replace("PATH=", "unset BASH_ENV; export PATH="));
            assertThat(run.exits(0).out()).as(preparation).contains("argument -Dacp.upgrade.home=" + home + "\n");
        }
    }

    @Test
    void passesThePasswordWithoutLeavingItInTheEnvironment() {
        // When
        Finished run =
                script("bash").env("REGISTRY_PASSWORD", "s3cret 密码\n$x'\"").run();

        // Then
        assertThat(run.exits(0).out())
                .contains("handed over s3cret 密码\n$x'\"\n")
                .doesNotContain("variable REGISTRY_PASSWORD");
    }

    @Test
    void startsFromOtherShells() {
        assertThat(script("sh").run().exits(0).out()).contains("letters 1");
        assertThat(script("bash").env("POSIXLY_CORRECT", "1").run().exits(0).out())
                .contains("letters 1");
    }

    @Test
    void leavesNoCoreFile() {
        assertThat(after("ulimit -c unlimited").exits(0).out()).contains("core 0,");
    }

    @Test
    void raisesTheNumberOfOpenFilesAsFarAsItMay() {
        assertThat(after("ulimit -S -n 40").exits(0).out()).doesNotContain("files 40");
    }

    @Test
    void saysThatTheShellAllowsTooFewFiles() {
        assertThat(after("ulimit -n 60").exits(4).err())
                .contains("FAILED    This shell allows 60 open files", "Next      Run: ulimit -n 1024");
    }

    @Test
    void saysThatTheShellAllowsTooLittleMemory() {
        assertThat(after("ulimit -v 1000000").exits(4).err())
                .contains("FAILED    This shell allows a process 976 MB of address space", "ulimit -v unlimited");
        assertThat(after("ulimit -d 1000000").exits(4).err()).contains("ulimit -v unlimited -d unlimited");
    }

    @Test
    void saysThatTheRuntimeIsMissing() throws IOException {
        // Given
        Files.delete(java);

        // When, Then
        assertThat(script("bash").run().exits(4).err())
                .contains("FAILED    " + java + " is missing", "Next      Unpack the release again");
    }

    @ParameterizedTest
    @CsvSource({
        "zh_CN.UTF-8, '', true",
        "zh_CN.GB18030, plan --jobs 2, true",
        "zh, --lang auto, true",
        "en_US.UTF-8, '', false",
        "zha_CN, '', false",
        "C, --lang zh, true",
        "C, status --lang=ZH, true",
        "C, -- --lang zh, false",
        "zh_CN.UTF-8, --lang en, false",
        "zh_CN.UTF-8, --lang fr, true"
    })
    void saysItInTheUsersLanguage(String locale, String line, boolean chinese) throws IOException {
        // Given
        Files.delete(java);
        String script = home.resolve("upgrade.sh").toString();

        // When
        Finished run = Program.of(folder, "bash", "-c", "exec bash \"$0\" " + line, script)
                .env("LANG", locale)
                .run();

        // Then
        assertThat(run.exits(4).err())
                .endsWith(
                        chinese
                                ? "失败      缺少 " + java + "\n下一步    请重新完整解压发布包。\n"
                                : "FAILED    " + java
                                        + " is missing\nNext      Unpack the release again, completely.\n");
    }

    @Test
    void hasEachFailureInBothLanguages() throws IOException {
        // Given
        String script = Files.readString(Path.of("scripts/upgrade.sh")).replace("\\\n", " ");

        // Then
        assertThat(Pattern.compile("\\bfail +(\"[^\n]*)").matcher(script).results())
                .hasSizeGreaterThan(10)
                .extracting(call -> call.group(1))
                .allMatch(texts -> texts.matches("\\P{IsHan}+\" +\"[^\"]*\\p{IsHan}.*\" +\".*\\p{IsHan}.*"));
    }

    @Test
    void saysThatTheRuntimeHasLostItsPermissions() throws IOException {
        // Given
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rw-r--r--"));

        // When, Then
        assertThat(script("bash").run().exits(4).err())
                .contains("FAILED    " + java + " is not executable for this user", "Next      Run: chmod ");
    }

    @Test
    void saysThatNothingMayBeStartedFromItsFileSystem() throws IOException {
        // Given
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(Program.of(folder, "mount", "-t", "tmpfs", "-o", "noexec,size=1m", "tmpfs", disk.toString())
                        .run()
                        .exitCode())
                .as("a file system of its own")
                .isZero();
        try {
            Program.of(folder, "cp", "-a", home + "/.", disk.toString()).run().exits(0);

            // When
            Finished run = Program.of(folder, "bash", disk + "/upgrade.sh").run();

            // Then
            assertThat(run.exits(4).err())
                    .contains(
                            "is mounted noexec", "Next      Unpack the release on another one", "remount,exec " + disk);
        } finally {
            Program.of(folder, "umount", disk.toString()).run();
        }
    }

    @Test
    void saysThatTheSystemIsTooOldForTheRuntime() throws IOException {
        // Given
        Files.writeString(home.resolve("acp-upgrade/runtime/glibc"), "2.99\n");

        // When, Then
        assertThat(script("bash").run().exits(4).err())
                .contains("the runtime of this release needs 2.99 or newer", "Next      Use a release");
    }

    @Test
    void saysThatTheRuntimeIsForAnotherArchitecture() throws IOException {
        // Given
        Files.write(java, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0x16, 0});

        // When, Then
        assertThat(script("bash").run().exits(4).err()).contains("it is made for another processor");
    }

    @Test
    void givesTheNumberOfAClosedStreamToNoFile() {
        // When
        Finished run = Program.of(
                        folder,
                        "bash",
                        "-c",
                        "bash \"$0\" <&- >&- 2>&-",
                        home.resolve("upgrade.sh").toString())
                .run();

        // Then
        assertThat(run.out() + run.err()).isEmpty();
    }
}
