package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tar in gzip or zstd: one pass from front to back indexes and checks it, later passes stream out what is wanted.
 *
 * <p>Nothing is unpacked. Small files that may be metadata are remembered from the first pass.
 */
final class CompressedTar implements FileTree {
    private final Path file;
    private final TarIndex index;
    private final SortedMap<String, Long> sizes;

    private CompressedTar(Path file, TarIndex index) {
        this.file = file;
        this.index = index;
        this.sizes = index.sizes();
    }

    /** @throws IOException where the archive is cut off, broken, or not harmless */
    static CompressedTar index(Path file, InputStream raw, FileKind kind, Rigor rigor) throws IOException {
        return new CompressedTar(file, TarPass.over(raw, kind, rigor));
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
        TarArchiveInputStream tar = openTar();
        try {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isFile(entry) && EntryPath.normal(entry.getName()).equals(wanted.path())) {
                    return tar;
                }
            }
        } catch (IOException e) {
            tar.close();
            throw e;
        }
        tar.close();
        throw new IOException("'" + path + "' is not in " + file + " any more");
    }

    private TarArchiveInputStream openTar() throws IOException {
        InputStream raw = Files.newInputStream(file);
        return new TarArchiveInputStream(FileKind.of(file).unwrap(raw));
    }

    static boolean isFile(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
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
        Map<String, Set<String>> missing = byStoredPath(wanted);
        try (TarArchiveInputStream tar = openTar()) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && !missing.isEmpty();
                    entry = tar.getNextEntry()) {
                Set<String> names = isFile(entry) ? missing.remove(EntryPath.normal(entry.getName())) : null;
                if (names != null) {
                    visitor.visit(names.iterator().next(), new Unclosed(tar));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(missing.keySet() + " is not in " + file + " any more");
        }
    }

    private Map<String, Set<String>> byStoredPath(Set<String> wanted) {
        Map<String, Set<String>> stored = new HashMap<>();
        for (String path : wanted) {
            stored.computeIfAbsent(index.file(path).path(), key -> new HashSet<>())
                    .add(path);
        }
        return stored;
    }

    /** Keeps a visitor from closing the archive under the pass. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
