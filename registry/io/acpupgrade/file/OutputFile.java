package io.acpupgrade.file;

import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file written atomically: afterwards it has its new content or the old one. Only the owner can read it, and a link
 * at its path is replaced, not followed.
 */
public record OutputFile(Path path) {
    private static final int MOST_LINKS = 40;
    private static final Path DEVICES = Path.of("/dev");
    private static final Path PROCESSES = Path.of("/proc");
    private static final Set<FileType> STREAMS = EnumSet.of(FileType.REGULAR, FileType.PIPE, FileType.DEVICE);

    public OutputFile {
        path = path.toAbsolutePath().normalize();
    }

    /** Checks that the file can be written, before a long run depends on it. */
    public void check() throws IOException {
        Optional<Path> stream = stream();
        if (stream.isPresent()) {
            checkStream(stream.get());
        } else {
            Files.delete(temporary());
        }
    }

    /** A pipe is not opened: where its reader is gone, that would wait forever. */
    private static void checkStream(Path stream) throws IOException {
        FileType type = FileType.of(stream);
        if (!STREAMS.contains(type)) {
            throw new UnusableFileException(type.words());
        }
        if (!Files.isWritable(stream)) {
            throw new AccessDeniedException(stream.toString());
        }
        if (type == FileType.DEVICE) {
            Files.newOutputStream(stream, StandardOpenOption.WRITE).close();
        }
    }

    /** Whether both names lead to the same file, whatever links and spellings they go through. */
    public boolean isSameAs(OutputFile other) throws IOException {
        return destination().equals(other.destination());
    }

    /** Where the name leads; the file itself need not exist yet. */
    private Path destination() throws IOException {
        Path file = folder().toRealPath().resolve(path.getFileName());
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(file); links++) {
            Path target = file.resolveSibling(Files.readSymbolicLink(file));
            Path folder = Optional.ofNullable(target.getParent()).orElse(target);
            if (!Files.isDirectory(folder) || target.getFileName() == null) {
                return target.normalize();
            }
            file = folder.toRealPath().resolve(target.getFileName()).normalize();
        }
        return file;
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

    /** A device or a stream of a process, as in {@code /dev/stdout}: it is written to, not replaced. */
    private Optional<Path> stream() throws IOException {
        Path folder = folder().toRealPath();
        if (folder.equals(DEVICES) || (folder.startsWith(PROCESSES) && folder.endsWith("fd"))) {
            return Optional.of(path);
        }
        if (folder.startsWith(PROCESSES)) {
            throw new UnusableFileException(Message.of("file.nothing-below", PROCESSES));
        }
        Optional<BasicFileAttributes> there = present();
        if (there.isEmpty() || there.get().isSymbolicLink() || there.get().isRegularFile()) {
            return Optional.empty();
        }
        throw new UnusableFileException(FileType.of(path).words());
    }

    /** What is there now; fails where the name itself is impossible, such as one that is too long. */
    private Optional<BasicFileAttributes> present() throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
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
