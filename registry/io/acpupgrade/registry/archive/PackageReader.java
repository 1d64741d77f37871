package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidPackageException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a package: its open layouts and its archives, several at a time. */
public final class PackageReader {
    /** The folder of this program's own release, which may be unpacked over a package. */
    private static final String OWN_FOLDER = "acp-upgrade/";

    private static final Pattern LAYOUT_CONTENT =
            Pattern.compile("(.*/)?(docker/registry/v2/.*|blobs/sha(256|512)/[0-9a-f]+)");
    private static final Pattern ARCHIVE_NAME = Pattern.compile(".*\\.(tgz|tar|tar\\.gz|tar\\.zst|tzst)");

    private final Rigor rigor;
    private final ExecutorService workers;
    private final LongConsumer bytesRead;

    /**
     * @param workers read archives in parallel
     * @param bytesRead is told of each stretch of bytes that was read, from any thread
     */
    public PackageReader(Rigor rigor, ExecutorService workers, LongConsumer bytesRead) {
        this.rigor = rigor;
        this.workers = workers;
        this.bytesRead = bytesRead;
    }

    /**
     * Reads a package folder, or a single archive as if it were one.
     *
     * @param demands what else is asked of the package, when it has been read
     * @throws InvalidPackageException with all that is wrong with it
     */
    public CorePackage read(Path path, Function<CorePackage, List<Fault>> demands) throws InvalidPackageException {
        List<Fault> faults = new ArrayList<>();
        CorePackage read = Files.isDirectory(path) ? readFolder(path, faults) : readArchive(path, faults);
        if (read.bundles().isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(
                    path.toString(),
                    "holds nothing to push; looked for " + BundleReader.LOOKED_FOR,
                    "Give the folder of the extracted core package with --package."));
        }
        faults.addAll(new PackageCheck(workers, bytesRead).faults(read, rigor));
        faults.addAll(read.bundles().isEmpty() ? List.of() : demands.apply(read));
        if (!faults.isEmpty()) {
            throw new InvalidPackageException(path.toString(), faults);
        }
        return read;
    }

    private CorePackage readArchive(Path file, List<Fault> faults) {
        BundleReader.Outcome outcome = new BundleReader(rigor, bytesRead).archive(file, Optional.empty());
        faults.addAll(outcome.faults());
        return new CorePackage(file, outcome.bundle().stream().toList(), List.of());
    }

    private CorePackage readFolder(Path path, List<Fault> faults) {
        try {
            Folder folder = Folder.list(path).only(file -> !file.startsWith(OWN_FOLDER));
            return read(path, folder, faults);
        } catch (FileSystemLoopException e) {
            faults.add(new Fault(e.getFile(), "is a link that leads in a circle", "Remove the link."));
        } catch (IOException e) {
            faults.add(new Fault(path.toString(), "cannot be read: " + e.getMessage(), "See that it can be read."));
        }
        return new CorePackage(path, List.of(), List.of());
    }

    private CorePackage read(Path path, Folder folder, List<Fault> faults) throws IOException {
        BundleReader reader = new BundleReader(rigor, bytesRead);
        List<Path> loose = folder.files().keySet().stream()
                .filter(Predicate.not(LAYOUT_CONTENT.asMatchPredicate()))
                .map(folder::locate)
                .toList();
        Map<Path, Digest> checksums = rigor == Rigor.CHECK ? ChecksumFiles.among(loose, faults) : Map.of();
        List<Path> archives = archives(loose, faults);
        List<CompletableFuture<BundleReader.Outcome>> outcomes = archives.stream()
                .map(file -> CompletableFuture.supplyAsync(
                        () -> reader.archive(file, Optional.ofNullable(checksums.get(file.normalize()))), workers))
                .toList();
        BundleReader.Outcome open = reader.folder(folder);
        faults.addAll(open.faults());
        List<Bundle> bundles = new ArrayList<>(open.bundle().stream().toList());
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < archives.size(); i++) {
            take(path, archives.get(i), outcomes.get(i).join(), bundles, notes, faults);
        }
        checksums.forEach((file, digest) -> {
            if (!archives.contains(file)) {
                checkLoose(file, digest, faults);
            }
        });
        return new CorePackage(path, bundles, notes);
    }

    private static void take(
            Path root,
            Path file,
            BundleReader.Outcome outcome,
            List<Bundle> bundles,
            List<String> notes,
            List<Fault> faults) {
        outcome.bundle().ifPresent(bundles::add);
        if (outcome.bundle().isEmpty() && !isPlugin(root, file)) {
            notes.add(file + " is passed over: it holds no images");
        } else if (outcome.bundle().isEmpty() && outcome.faults().isEmpty()) {
            faults.add(new Fault(
                    file.toString(),
                    "is none of the known kinds; looked for " + BundleReader.LOOKED_FOR,
                    "Remove it from the package, or replace it with the right one."));
        } else {
            faults.addAll(outcome.faults());
        }
    }

    private static boolean isPlugin(Path root, Path file) {
        return root.relativize(file).startsWith("plugins");
    }

    private List<Path> archives(List<Path> files, List<Fault> faults) {
        List<Path> archives = new ArrayList<>();
        for (Path file : files) {
            try {
                if (FileKind.of(file) != FileKind.OTHER) {
                    archives.add(file);
                } else if (ARCHIVE_NAME.matcher(file.toString()).matches()) {
                    faults.add(new Fault(
                            file.toString(), "is no archive: neither gzip, zstd nor tar", "Download it again."));
                }
            } catch (IOException e) {
                faults.add(new Fault(file.toString(), "cannot be read: " + e.getMessage(), "See that it can be read."));
            }
        }
        return archives;
    }

    private void checkLoose(Path file, Digest expected, List<Fault> faults) {
        try (var in = new CountedStream(Files.newInputStream(file), bytesRead)) {
            Digest actual = new ContentDigest("").finish(in);
            if (!actual.equals(expected)) {
                faults.add(new Fault(
                        file.toString(),
                        "has the checksum " + actual + ", the file beside it says " + expected,
                        "Download it again."));
            }
        } catch (IOException e) {
            faults.add(new Fault(file.toString(), "cannot be read: " + e.getMessage(), "See that it can be read."));
        }
    }
}
