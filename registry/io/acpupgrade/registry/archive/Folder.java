package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of the file system. */
public final class Folder extends RandomAccessTree {
    private final Path root;
    private final SortedMap<String, Long> files;
    private final List<String> leftovers;

    private Folder(Path root, Listing listing) {
        this.root = root;
        this.files = Collections.unmodifiableSortedMap(listing.files);
        this.leftovers = List.copyOf(listing.leftovers);
    }

    /**
     * Lists the folder and follows links; links that are dangling, circular or leave the folder are faults.
     *
     * @param skipped the name of a folder directly below this one that does not belong to it
     */
    public static Folder list(Path root, String skipped, Bounds bounds, List<Fault> faults) throws IOException {
        Listing listing = new Listing(root, root.resolve(skipped), bounds, faults);
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Bounds.DEPTH, listing);
        return new Folder(root, listing);
    }

    /** Returns the files that desktops and editors left behind, which are not part of the package. */
    public List<String> leftovers() {
        return leftovers;
    }

    /** Returns the file's path in the file system. */
    public Path locate(String path) {
        return root.resolve(path);
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
    long position(String path) {
        return 0;
    }

    private static final class Listing extends SimpleFileVisitor<Path> {
        private final SortedMap<String, Long> files = new TreeMap<>();
        private final List<String> leftovers = new ArrayList<>();
        private final Path root;
        private final Path real;
        private final Path skipped;
        private final Bounds bounds;
        private final List<Fault> faults;

        Listing(Path root, Path skipped, Bounds bounds, List<Fault> faults) throws IOException {
            this.root = root;
            this.real = root.toRealPath();
            this.skipped = skipped;
            this.bounds = bounds;
            this.faults = faults;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            add(folder);
            boolean wanted = !folder.equals(skipped) && !isLeftover(folder) && staysInside(folder);
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            add(file);
            if (isLeftover(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (staysInside(file) && attributes.isRegularFile()) {
                files.put(root.relativize(file).toString(), attributes.size());
            } else if (attributes.isOther()) {
                fault(file, Message.of("archive.special-file"), Message.of("archive.remove-file"));
            } else if (attributes.isDirectory()) {
                fault(file, Message.of("archive.too-deep", Bounds.DEPTH), Message.of("archive.remove-file"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!isLeftover(file)) {
                faults.add(ReadFailure.fault(file, e));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private void add(Path path) throws UnsafeEntryException {
            bounds.addEntry(root.relativize(path).toString(), "");
        }

        private boolean isLeftover(Path path) {
            String relative = root.relativize(path).toString();
            boolean leftover = LeftoverFiles.include(relative);
            if (leftover) {
                leftovers.add(relative);
            }
            return leftover;
        }

        private boolean staysInside(Path path) {
            try {
                if (!Files.isSymbolicLink(path) || path.toRealPath().startsWith(real)) {
                    return true;
                }
                fault(path, Message.of("archive.link-out"), Message.of("archive.remove-link"));
            } catch (IOException e) {
                faults.add(ReadFailure.fault(path, e));
            }
            return false;
        }

        private void fault(Path path, Message what, Message remedy) {
            faults.add(new Fault(path.toString(), new Problem(what, remedy)));
        }
    }
}
