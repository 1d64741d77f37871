package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of the file system, read at random and in parallel. */
final class Folder implements FileTree {
    private static final int DEEPEST = 64;

    private final Path root;
    private final SortedMap<String, Long> files;

    private Folder(Path root, SortedMap<String, Long> files) {
        this.root = root;
        this.files = files;
    }

    /**
     * Lists the folder, following links.
     *
     * @throws UnsafeEntryException where a link leads out of the folder or in a circle
     * @throws IOException where something in it cannot be read
     */
    static Folder list(Path root) throws IOException {
        Listing listing = new Listing(root);
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, listing);
        return new Folder(root, Collections.unmodifiableSortedMap(listing.files));
    }

    /** The path of a file outside of this program. */
    Path locate(String path) {
        return root.resolve(path);
    }

    /** This folder without the files that the test refuses. */
    Folder only(java.util.function.Predicate<String> test) {
        SortedMap<String, Long> kept = new TreeMap<>(files);
        kept.keySet().removeIf(test.negate());
        return new Folder(root, Collections.unmodifiableSortedMap(kept));
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public SortedMap<String, Long> files() {
        return files;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(locate(path));
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

    private static final class Listing extends SimpleFileVisitor<Path> {
        private final SortedMap<String, Long> files = new TreeMap<>();
        private final Path root;
        private final Path real;

        Listing(Path root) throws IOException {
            this.root = root;
            this.real = root.toRealPath();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            staysInside(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            staysInside(file);
            if (attributes.isRegularFile()) {
                files.put(root.relativize(file).toString(), attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        private void staysInside(Path path) throws IOException {
            if (Files.isSymbolicLink(path) && !path.toRealPath().startsWith(real)) {
                throw new UnsafeEntryException("link '" + root.relativize(path) + "' leads out of the folder");
            }
        }
    }
}
