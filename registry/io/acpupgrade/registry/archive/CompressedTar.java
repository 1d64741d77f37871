package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gzip or zstd compressed tar: one pass indexes and checks it, later passes stream the wanted files.
 *
 * <p>Nothing is unpacked to disk. Small files that may be metadata are kept from the first pass.
 */
public final class CompressedTar implements FileTree {
    private final Path file;
    private final TarIndex index;
    private final SortedMap<String, Long> sizes;
    private final AtomicInteger readAgain = new AtomicInteger();

    /** Opens an archive that a {@link TarPass} has indexed. */
    public CompressedTar(Path file, TarIndex index) {
        this.file = file;
        this.index = index;
        this.sizes = index.sizes();
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
        TarIndex.File wanted = index.file(path);
        if (wanted.content().isPresent()) {
            return new ByteArrayInputStream(wanted.content().get());
        }
        TarStream tar = openTar();
        try {
            if (tar.advanceTo(wanted.position())) {
                return tar;
            }
        } catch (IOException e) {
            tar.close();
            throw e;
        }
        tar.close();
        throw new TruncatedContentException(Message.of("archive.gone", path, file));
    }

    private TarStream openTar() throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new TarStream(FileKind.of(file).unwrap(raw));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Reads a file; one that was not kept needs its own pass, and the number of those is limited. */
    @Override
    public byte[] read(String path, int limit) throws IOException {
        boolean remembered =
                index.files().containsKey(path) && index.file(path).content().isPresent();
        if (!remembered && readAgain.incrementAndGet() > Bounds.READ_AGAIN) {
            throw new UnsafeEntryException(Message.of("archive.too-much-metadata", Bounds.READ_AGAIN));
        }
        return FileTree.super.read(path, limit);
    }

    @Override
    public String stored(String path) {
        return index.file(path).path();
    }

    @Override
    public FileKind kind(String path) {
        return index.file(path).kind();
    }

    @Override
    public Digest digest(String path) throws IOException {
        Optional<Digest> known = index.file(path).digest();
        return known.isPresent() ? known.get() : digestNow(path);
    }

    private Digest digestNow(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new ContentDigest(path).finish(in);
        }
    }

    @Override
    public boolean isSequential() {
        return true;
    }

    @Override
    public void stream(Set<String> wanted, Visitor visitor) throws IOException {
        SortedMap<Long, SortedSet<String>> names = new TreeMap<>();
        wanted.forEach(path -> names.computeIfAbsent(index.file(path).position(), key -> new TreeSet<>())
                .add(path));
        try (TarStream tar = openTar()) {
            for (Map.Entry<Long, SortedSet<String>> one : names.entrySet()) {
                if (!tar.advanceTo(one.getKey())) {
                    throw new TruncatedContentException(
                            Message.of("archive.gone", one.getValue().first(), file));
                }
                visitor.visit(one.getValue().first(), new NonClosingStream(tar));
            }
        }
        for (SortedSet<String> alike : names.values()) {
            for (String other : alike.tailSet(alike.first() + '\0')) {
                visitAlias(other, visitor);
            }
        }
    }

    /** Visits a link to a file that was already visited under its own path. */
    private void visitAlias(String path, Visitor visitor) throws IOException {
        try (InputStream in = open(path)) {
            visitor.visit(path, in);
        }
    }

    /** Keeps a visitor from closing the archive during the pass. */
    private static final class NonClosingStream extends FilterInputStream {
        NonClosingStream(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
