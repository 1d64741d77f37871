package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.io.input.BoundedInputStream;

/** A tar that is not compressed: indexed by its headers alone, then read at random and in parallel. */
final class PlainTar implements FileTree {
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
        long end = Files.size(file);
        try (TarFile tar = new TarFile(file)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                String path = builder.enter(entry);
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                    builder.add(entryFile(path, entry, end));
                }
            }
        }
        return new PlainTar(file, builder.build());
    }

    private static TarIndex.File entryFile(String path, TarArchiveEntry entry, long end) throws IOException {
        if (entry.isSparse()) {
            throw new IOException("entry '" + path + "' is a sparse file, which no image holds");
        }
        if (entry.getDataOffset() + entry.getSize() > end) {
            throw new IOException("it is cut off in the middle of entry '" + path + "'");
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
                FileChannel.open(file, StandardOpenOption.READ).position(entry.offset());
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(entry.size())
                .setPropagateClose(true)
                .get();
    }

    @Override
    public FileKind kind(String path) throws IOException {
        try (InputStream in = open(path)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD));
        }
    }

    @Override
    public Digest digest(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new ContentDigest(path).finish(in);
        }
    }

    @Override
    public boolean isSequential() {
        return false;
    }

    @Override
    public void stream(Set<String> wanted, Visitor visitor) throws IOException {
        for (String path : wanted) {
            try (InputStream in = open(path)) {
                visitor.visit(path, in);
            }
        }
    }
}
