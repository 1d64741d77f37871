package io.acpupgrade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class InputFileTest {
    private static final long MOST = 2L << 20;

    @TempDir
    Path folder;

    private String refusal(Path path) {
        return UnusableFileException.words(
                        catchThrowableOfType(IOException.class, () -> new InputFile(path, MOST).read()))
                .english();
    }

    @Test
    void isReadWholeUpToItsBound() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("file"), new byte[(int) MOST]);

        // When
        byte[] bytes = new InputFile(file, MOST).read();

        // Then
        assertThat(bytes).hasSize((int) MOST);
    }

    @Test
    void isNotReadAtAllWhereItIsTooLarge() throws IOException {
        // Given
        Path file = folder.resolve("file");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(500L << 20);
        }

        // When, Then
        assertThat(refusal(file)).isEqualTo("it is larger than 2 MB, too large for such a file");
    }

    @Test
    void isToldAsWhatItIs() throws Exception {
        // Given
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        // When, Then
        assertThat(refusal(Path.of("/dev/zero"))).isEqualTo("it is a device");
        assertThat(refusal(folder)).isEqualTo("it is a folder");
        assertThat(refusal(pipe)).isEqualTo("it is a named pipe");
        assertThat(refusal(folder.resolve("missing"))).isEqualTo("there is no such file or folder");
    }

    @Test
    void mayBeAPipeThatAShellHasMade() throws Exception {
        // Given
        Process shell = new ProcessBuilder("sh", "-c", "printf 'of a command'; exec sleep 20").start();

        // When
        try {
            Path pipe = Path.of("/proc", Long.toString(shell.pid()), "fd", "1");
            InputStream in = new InputFile(pipe, MOST).open();

            // Then
            assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("of a command");
        } finally {
            shell.destroy();
        }
    }

    @Test
    void endsWhereAPipeDoesNot() {
        // Given
        InputStream endless = new BoundedStream(new Endless(), MOST);

        // When, Then
        assertThatThrownBy(endless::readAllBytes).isInstanceOf(UnusableFileException.class);
    }

    @Test
    void losesTheMarkOfAnEditor() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "\uFEFFkind: Config\r\n");

        // When, Then
        assertThat(new InputFile(file, MOST).text()).isEqualTo("kind: Config\r\n");
    }

    @Test
    void isReadByTheLineWithoutTakingWhatFollows() throws IOException {
        // Given
        InputStream in = new ByteArrayInputStream("secret\r\ny\n".getBytes(StandardCharsets.UTF_8));

        // When, Then
        assertThat(new InputLine(in, 100).read()).hasValue("secret\r".getBytes(StandardCharsets.UTF_8));
        assertThat(new InputLine(in, 100).read()).hasValue("y".getBytes(StandardCharsets.UTF_8));
        assertThat(new InputLine(in, 100).read()).isEmpty();
    }

    @Test
    void refusesALineWithoutEnd() {
        // Given
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(new byte[3]), new Endless());

        // When, Then
        assertThatThrownBy(() -> new InputLine(in, 100).read()).hasMessage("its first line is longer than 100 bytes");
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }
    }
}
