package io.acpupgrade.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a person names, of which no more is read than a file of its kind ever holds: whoever mistypes a name gets
 * an answer at once, whatever the name leads to. What a shell makes of {@code <(command)} is a file like any other.
 *
 * @param limit how many bytes it has at the most
 */
public record InputFile(Path path, long limit) {
    /** What people write by hand: certificates, logins, tables. */
    public static final long SMALL = 4L << 20;

    private static final String MARK = "\uFEFF";

    /** All of it. */
    public byte[] read() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** All of it as UTF-8, without the byte order mark that editors on Windows write. */
    public String text() throws IOException {
        String text = new String(read(), StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** Its bytes as they are asked for; one too many is an {@link UnusableFileException}. */
    public InputStream open() throws IOException {
        check();
        return new BoundedStream(Files.newInputStream(path), limit);
    }

    /** Finds out what keeps it from being read, as far as its bytes need not be looked at. */
    public void check() throws IOException {
        FileType type = FileType.of(path);
        if (type != FileType.REGULAR && !isProcessSubstitution(type)) {
            throw new UnusableFileException(type.words());
        }
        if (type == FileType.REGULAR && Files.size(path) > limit) {
            throw BoundedStream.tooLarge(limit);
        }
    }

    /** It has a writer, and no name in any folder; to open one that has would wait for a writer, maybe for ever. */
    private boolean isProcessSubstitution(FileType type) {
        try {
            return type == FileType.PIPE && path.toRealPath().startsWith("/proc");
        } catch (IOException e) {
            return true;
        }
    }
}
