package io.acpupgrade.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file named by the user, read only up to a limit: a mistyped name fails at once, whatever it points to. A shell's
 * {@code <(command)} counts as a file.
 *
 * @param limit how many bytes it has at the most
 */
public record InputFile(Path path, long limit) {
    /** The limit for files written by hand: certificates, logins, tables. */
    public static final long SMALL = 4L << 20;

    private static final String MARK = "\uFEFF";

    /** Returns the whole content. */
    public byte[] read() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Returns the whole content as text, without the byte order mark that editors on Windows write. */
    public String text() throws IOException {
        String text = new String(read(), StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** Opens the file; reading past the limit fails with {@link UnusableFileException}. */
    public InputStream open() throws IOException {
        check();
        return new BoundedStream(Files.newInputStream(path), limit);
    }

    /** Checks that the file can be read, without reading its content. */
    public void check() throws IOException {
        FileType type = FileType.of(path);
        if (type != FileType.REGULAR && !isProcessSubstitution(type)) {
            throw new UnusableFileException(type.words());
        }
        if (type == FileType.REGULAR && Files.size(path) > limit) {
            throw BoundedStream.tooLarge(limit);
        }
    }

    /**
     * Whether this is a shell's pipe: it has a writer and no name in a folder. Opening a named pipe could block
     * forever.
     */
    private boolean isProcessSubstitution(FileType type) {
        try {
            return type == FileType.PIPE && path.toRealPath().startsWith("/proc");
        } catch (IOException e) {
            return true;
        }
    }
}
