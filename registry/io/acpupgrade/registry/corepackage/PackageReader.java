package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.CheckedStream;
import io.acpupgrade.registry.archive.ContentCheck;
import io.acpupgrade.registry.archive.CountingStream;
import io.acpupgrade.registry.archive.FileKind;
import io.acpupgrade.registry.archive.Folder;
import io.acpupgrade.registry.archive.LeftoverFiles;
import io.acpupgrade.registry.archive.ReadFailure;
import io.acpupgrade.registry.signature.Keyring;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Reads a package: unpacked layouts and archives, several in parallel. */
public final class PackageReader {
    /** The folder of this program's own release, which may be unpacked into a package. */
    private static final String OWN_FOLDER = "acp-upgrade";

    private static final Message NOTHING = Message.of("corepackage.nothing-to-push", BundleReader.LOOKED_FOR);

    private final BlobVerification verification;
    private final ExecutorService workers;
    private final LongConsumer bytesRead;
    private final Bounds bounds = new Bounds();
    private final BundleReader reader;
    private final Signatures signatures;

    public PackageReader(BlobVerification verification, ExecutorService workers, LongConsumer bytesRead) {
        this(verification, Optional.empty(), workers, bytesRead);
    }

    /**
     * @param keyring for signatures; without one they are not checked
     * @param workers threads that read archives
     * @param bytesRead receives the number of bytes of each read, from any thread
     */
    public PackageReader(
            BlobVerification verification, Optional<Keyring> keyring, ExecutorService workers, LongConsumer bytesRead) {
        this.signatures = new Signatures(keyring);
        this.verification = verification;
        this.workers = workers;
        this.bytesRead = bytesRead;
        this.reader = new BundleReader(verification, bounds, bytesRead);
    }

    /**
     * Reads a package folder or a single archive.
     *
     * @throws InvalidPackageException with all that is wrong with it
     */
    public CorePackage read(Path path) throws InvalidPackageException {
        return read(path, core -> List.of());
    }

    /**
     * Reads a package and checks it against further demands.
     *
     * @param demands returns faults of the package that was read
     * @throws InvalidPackageException with all that is wrong with it
     */
    public CorePackage read(Path path, Function<CorePackage, List<Fault>> demands) throws InvalidPackageException {
        Faults faults = new Faults();
        CorePackage read = Files.isDirectory(path) ? readFolder(path, faults) : readArchive(path, faults);
        if (read.bundles().isEmpty() && faults.isEmpty()) {
            faults.add(
                    new Fault(path.toString(), new Problem(emptiness(path), Message.of("corepackage.give-package"))));
        }
        faults.addAll(new PackageCheck(workers, bytesRead).faults(read, verification));
        faults.addAll(read.bundles().isEmpty() ? List.of() : demands.apply(read));
        if (!faults.isEmpty()) {
            throw new InvalidPackageException(path.toString(), faults);
        }
        return read;
    }

    /** What a path is that holds nothing. */
    private static Message emptiness(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> children = Files.list(path)) {
                    return children.findAny().isEmpty() ? Message.of("corepackage.empty-folder") : NOTHING;
                }
            }
            return FileKind.of(path) == FileKind.OTHER ? Message.of("corepackage.no-archive") : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private CorePackage readArchive(Path file, List<Fault> faults) {
        BundleReader.Outcome outcome = reader.archive(file, signatures.checks(file, faults));
        faults.addAll(outcome.faults());
        signatures.missing(file).ifPresent(faults::add);
        return new CorePackage(
                file,
                outcome.bundle().map(bundle -> bundle.with(signatures.of(file))).stream()
                        .toList(),
                outcome.remarks().notes(),
                outcome.remarks().notPushed());
    }

    private CorePackage readFolder(Path path, List<Fault> faults) {
        try {
            Folder folder = Folder.list(path, OWN_FOLDER, bounds, faults);
            PackageNotes remarks = new PackageNotes();
            LooseFiles loose = LooseFiles.of(folder, reader.layers(folder), verification, signatures, faults, remarks);
            LeftoverFiles.note(folder.leftovers()).forEach(remarks::note);
            return read(path, folder, loose, faults, remarks);
        } catch (IOException e) {
            faults.add(ReadFailure.fault(path, e));
            return new CorePackage(path, List.of(), List.of(), List.of());
        }
    }

    private CorePackage read(Path path, Folder folder, LooseFiles loose, List<Fault> faults, PackageNotes remarks) {
        List<CompletableFuture<BundleReader.Outcome>> archives = loose.archives().stream()
                .map(file -> {
                    List<ContentCheck> checks = checks(folder, loose, file, faults);
                    return submit(() -> reader.archive(folder.locate(file), checks));
                })
                .toList();
        List<CompletableFuture<List<Fault>>> others = loose.others().stream()
                .map(file -> {
                    List<ContentCheck> checks = checks(folder, loose, file, faults);
                    return submit(() -> check(folder.locate(file), checks));
                })
                .toList();
        BundleReader.Outcome open = reader.folder(folder);
        faults.addAll(open.faults());
        remarks.add(open.remarks());
        Map<Path, BundleReader.Outcome> read = new LinkedHashMap<>();
        for (int i = 0; i < archives.size(); i++) {
            BundleReader.Outcome outcome = archives.get(i).join();
            read.put(folder.locate(loose.archives().get(i)), outcome);
            faults.addAll(outcome.faults());
            remarks.add(outcome.remarks());
            if (outcome.isNothing()) {
                skip(folder, loose.archives().get(i), remarks, faults);
            }
        }
        others.forEach(check -> faults.addAll(check.join()));
        loose.confirm(signatures);
        List<Bundle> bundles = new ArrayList<>();
        open.bundle().map(bundle -> withAuthenticity(bundle, loose, remarks)).ifPresent(bundles::add);
        read.forEach((file, outcome) -> outcome.bundle().ifPresent(bundle -> {
            bundles.add(bundle.with(signatures.of(file)));
            signatures.missing(file).ifPresent(faults::add);
        }));
        return new CorePackage(path, bundles, remarks.notes(), remarks.notPushed());
    }

    private List<ContentCheck> checks(Folder folder, LooseFiles loose, String file, List<Fault> faults) {
        List<ContentCheck> checks = new ArrayList<>(loose.checks(file));
        checks.addAll(signatures.checks(folder.locate(file), faults));
        return checks;
    }

    /** Sets the signature status of unpacked files, which only a signed checksum list can sign. */
    private Bundle withAuthenticity(Bundle bundle, LooseFiles loose, PackageNotes remarks) {
        Authenticity known = loose.authenticity(signatures);
        if (signatures.areChecked() && known.state() == Authenticity.State.NOT_SIGNED) {
            remarks.note(Message.of("corepackage.unpacked-not-signed", bundle.path()));
        }
        return bundle.with(known);
    }

    private <T> CompletableFuture<T> submit(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, workers);
    }

    /** Skips an archive without images; among the plugins that is a fault. */
    private static void skip(Folder folder, String file, PackageNotes remarks, List<Fault> faults) {
        if (file.startsWith("plugins/")) {
            faults.add(new Fault(
                    folder.locate(file).toString(),
                    new Problem(
                            Message.of("corepackage.unknown-kind", BundleReader.LOOKED_FOR),
                            Message.of("corepackage.remove-or-replace"))));
        } else {
            remarks.note(Message.of("corepackage.holds-no-images", folder.locate(file)));
        }
    }

    private List<Fault> check(Path file, List<ContentCheck> checks) {
        try (CheckedStream in = new CheckedStream(new CountingStream(Files.newInputStream(file), bytesRead), checks)) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.results();
        } catch (IOException e) {
            return List.of(ReadFailure.fault(file, e));
        }
    }
}
