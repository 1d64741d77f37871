package io.acpupgrade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
    @TempDir
    Path folder;

    private Path named() {
        return folder.resolve("report.json");
    }

    private String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void isTheOwnersAloneAndLeavesNothingBesideIt() throws IOException {
        // Given
        Files.writeString(named(), "an older report");
        Files.setPosixFilePermissions(named(), PosixFilePermissions.fromString("rw-r--r--"));

        // When
        new OutputFile(named()).write("{}");

        // Then
        assertThat(named()).hasContent("{}");
        assertThat(permissions(named())).isEqualTo("rw-------");
        assertThat(files()).containsExactly(named());
    }

    @Test
    void replacesALinkInsteadOfFollowingIt() throws IOException {
        // Given
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(named(), victim);

        // When
        new OutputFile(named()).write("{}");

        // Then
        assertThat(victim).hasContent("precious");
        assertThat(named()).isRegularFile().hasContent("{}");
        assertThat(Files.isSymbolicLink(named())).isFalse();
    }

    @Test
    void keepsWhatWasThereWhereItCannotBeWrittenToTheEnd() throws IOException {
        // Given
        Files.createDirectory(named());

        // When, Then
        assertThatThrownBy(() -> new OutputFile(named()).write("{}")).hasMessage("it is a folder");
        assertThat(files()).containsExactly(named());
    }

    @Test
    void writesToADeviceWithoutReplacingIt() throws IOException {
        // When
        new OutputFile(Path.of("/dev/null")).check();
        new OutputFile(Path.of("/dev/null")).write("{}");

        // Then
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void saysThatADeviceIsFull() {
        assertThatThrownBy(() -> new OutputFile(Path.of("/dev/full")).write("{}"))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void isCheckedWithoutLeavingATrace() throws IOException {
        // When
        new OutputFile(named()).check();

        // Then
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> new OutputFile(folder.resolve("missing/report.json")).check())
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesANamedPipe() throws Exception {
        // Given
        new ProcessBuilder("mkfifo", named().toString()).start().waitFor();

        // When, Then
        assertThatThrownBy(() -> new OutputFile(named()).check()).hasMessage("it is a named pipe");
    }

    @ParameterizedTest
    @CsvSource({
        "/proc/x, no file can be created below /proc",
        "/proc/version, no file can be created below /proc",
        "/dev/no-such-device, there is no such file or folder",
        "/dev/fd, it is a folder",
        "FOLDER, it is a folder",
        "FOLDER/missing/page.html, there is no such file or folder",
        "FOLDER/nowhere/page.html, there is no such file or folder",
        "FOLDER/LONG, File name too long"
    })
    void findsAnImpossiblePlaceBeforeTheWork(String name, String why) throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        Path file = Path.of(name.replace("FOLDER", folder.toString()).replace("LONG", "x".repeat(300)));

        // When, Then
        assertThatThrownBy(() -> new OutputFile(file).check())
                .isInstanceOfSatisfying(
                        IOException.class,
                        failure ->
                                assertThat(UnusableFileException.words(failure)).hasToString(why));
    }

    @Test
    void replacesALinkThatLeadsNowhere() throws IOException {
        // Given
        Files.createSymbolicLink(named(), folder.resolve("gone/report.json"));

        // When
        new OutputFile(named()).check();
        new OutputFile(named()).write("{}");

        // Then
        assertThat(named()).isRegularFile().hasContent("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.json",
                "./report.json",
                "other/../report.json",
                "linked/report.json",
                "link.json",
                "chain.json"
            })
    void knowsItselfByAnotherName(String name) throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("linked"), folder);
        Files.createSymbolicLink(folder.resolve("link.json"), Path.of("report.json"));
        Files.createSymbolicLink(folder.resolve("chain.json"), Path.of("linked/link.json"));

        // When, Then
        assertThat(new OutputFile(folder.resolve(name)).isSameAs(new OutputFile(named())))
                .isTrue();
    }

    @Test
    void knowsAnotherFileAlsoWhereLinksRunInACircle() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        // When, Then
        assertThat(new OutputFile(folder.resolve("a")).isSameAs(new OutputFile(named())))
                .isFalse();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
