package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.input.BoundedInputStream;

/** An uncompressed tar: only its headers are read for the index, files are then read in any order and in parallel. */
public final class PlainTar extends RandomAccessTree {
    private final Path file;
    private final TarIndex index;
    private final SortedMap<String, Long> sizes;

    private PlainTar(Path file, TarIndex index) {
        this.file = file;
        this.index = index;
        this.sizes = index.sizes();
    }

    /**
     * Reads the headers of a tar.
     *
     * @throws IOException when the tar is truncated, broken or unsafe
     */
    public static PlainTar index(Path file, Bounds bounds) throws IOException {
        try (SkippingFileStream in = SkippingFileStream.open(file);
                TarStream tar = new TarStream(in)) {
            TarIndex index = TarIndex.of(
                    tar,
                    bounds,
                    (path, entry) -> skim(path, entry, in),
                    (first, second) -> haveSameContent(file, first, second));
            return new PlainTar(file, index);
        }
    }

    private static boolean haveSameContent(Path file, TarIndex.File first, TarIndex.File second) throws IOException {
        return digest(file, first).equals(digest(file, second));
    }

    private static Digest digest(Path file, TarIndex.File entry) throws IOException {
        try (InputStream in = open(file, entry)) {
            return new ContentDigest("").finish(in);
        }
    }

    private static TarIndex.File skim(String path, TarArchiveEntry entry, SkippingFileStream in) throws IOException {
        long offset = in.position();
        if (entry.getSize() > in.size() - offset) {
            throw new TruncatedContentException(Message.of("archive.entry-cut-off", path));
        }
        in.skipUnread(entry.getSize());
        return new TarIndex.File(path, offset, entry.getSize(), FileKind.OTHER, Optional.empty(), Optional.empty());
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public SortedMap<String, Long> files() {
        return sizes;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return open(file, index.file(path));
    }

    private static InputStream open(Path file, TarIndex.File entry) throws IOException {
        SeekableByteChannel channel =
                FileChannel.open(file, StandardOpenOption.READ).position(entry.position());
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(entry.size())
                .setPropagateClose(true)
                .get();
    }

    @Override
    public String stored(String path) {
        return index.file(path).path();
    }

    @Override
    long position(String path) {
        return index.file(path).position();
    }
}
