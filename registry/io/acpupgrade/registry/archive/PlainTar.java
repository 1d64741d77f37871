package io.acpupgrade.registry.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;

/** A tar that is not compressed: indexed by its headers alone, then read at random and in parallel. */
final class PlainTar extends RandomAccessTree {
    private static final int BLOCK = 512;

    private final Path file;
    private final TarIndex index;
    private final SortedMap<String, Long> sizes;

    private PlainTar(Path file, TarIndex index) {
        this.file = file;
        this.index = index;
        this.sizes = index.sizes();
    }

    /** @throws IOException where the tar is cut off, broken, or not harmless */
    static PlainTar index(Path file) throws IOException {
        TarIndex.Builder builder = new TarIndex.Builder();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                TarFile tar = new TarFile(file)) {
            long end = 0;
            for (TarArchiveEntry entry : tar.getEntries()) {
                String path = builder.enter(entry);
                long size = TarStream.isFile(entry) ? entry.getSize() : 0;
                end = entry.getDataOffset() + padded(size);
                if (TarStream.isFile(entry)) {
                    builder.add(entryFile(path, entry, channel.size()));
                }
            }
            findEnd(channel, end);
        }
        return new PlainTar(file, builder.build());
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** A tar ends with blocks of zeros; without them nobody knows what else it held. */
    private static void findEnd(FileChannel channel, long end) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        channel.position(end);
        boolean whole = IOUtils.read(channel, block) == BLOCK;
        if (!whole || !block.flip().equals(ByteBuffer.allocate(BLOCK))) {
            throw new EOFException("the mark of its end is missing");
        }
    }

    private static TarIndex.File entryFile(String path, TarArchiveEntry entry, long end) throws IOException {
        if (entry.isSparse()) {
            throw new IOException("entry '" + path + "' is a sparse file, which no image holds");
        }
        if (entry.getDataOffset() + entry.getSize() > end) {
            throw new EOFException("it is cut off in the middle of entry '" + path + "'");
        }
        return new TarIndex.File(
                path, entry.getDataOffset(), entry.getSize(), FileKind.OTHER, Optional.empty(), Optional.empty());
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
        TarIndex.File entry = index.file(path);
        SeekableByteChannel channel =
                FileChannel.open(file, StandardOpenOption.READ).position(entry.position());
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(entry.size())
                .setPropagateClose(true)
                .get();
    }

    @Override
    long position(String path) {
        return index.file(path).position();
    }
}
