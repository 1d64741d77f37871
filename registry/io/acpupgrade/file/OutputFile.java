package io.acpupgrade.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A file written atomically: afterwards it has its new content or the old one. Only the owner can read it, and a link
 * at its path is replaced, not followed.
 */
public record OutputFile(Path path) {
    /** Files below this folder are streams: they are written to, not replaced. */
    private static final Path STREAMS = Path.of("/proc");

    public OutputFile {
        path = path.toAbsolutePath().normalize();
    }

    /** Checks that the file can be written, before a long run depends on it. */
    public void check() throws IOException {
        if (stream().isEmpty()) {
            Files.delete(temporary());
        }
    }

    public void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Optional<Path> stream = stream();
        if (stream.isPresent()) {
            try (OutputStream out = Files.newOutputStream(stream.get(), StandardOpenOption.WRITE)) {
                out.write(bytes);
            }
            return;
        }
        Path temporary = temporary();
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A device or a stream of this process, as in {@code /dev/stdout}. */
    private Optional<Path> stream() throws IOException {
        Path folder = folder().toRealPath();
        if (folder.startsWith(STREAMS) || folder.equals(Path.of("/dev"))) {
            return Optional.of(path);
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                || Files.isSymbolicLink(path)
                || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        throw new UnusableFileException(FileType.of(path).words());
    }

    private Path folder() {
        return Optional.ofNullable(path.getParent()).orElse(path);
    }

    /** Creates a temporary file with an unpredictable name that only the owner can read. */
    private Path temporary() throws IOException {
        return Files.createTempFile(
                folder(),
                ".acp-upgrade-",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
