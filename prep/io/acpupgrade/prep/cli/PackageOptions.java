package io.acpupgrade.prep.cli;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.signature.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which package a run is about, and how closely it is looked at. */
final class PackageOptions {
    @UnusedWith("FILE")
    @Option(
            names = "--package",
            paramLabel = "DIR",
            description = "The extracted core package (default: the folder of upgrade.sh, else the current one).")
    private Optional<Path> folder = Optional.empty();

    @UnusedWith("--preflight")
    @Option(
            names = "--skip-check-artifacts",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Do not check every byte of the package before sending.")
    private boolean skipCheck;

    @UnusedWith({"--preflight", "--skip-check-artifacts"})
    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description =
                    "OpenPGP public keys, binary (.gpg) or armored, whose signatures (FILE.sig, FILE.asc, FILE.gpg) the package's archives need.")
    private Optional<Path> keyring = Optional.empty();

    /**
     * The folder given, else that of {@code upgrade.sh}, else the current one. A folder that nobody has named has to
     * look like a package, lest a run from {@code /} reads the whole disk.
     *
     * @throws InvalidInputException where no folder was named and none looks like a package
     */
    Path folder(CliContext surroundings) throws InvalidInputException {
        return found(surroundings)
                .orElseThrow(() -> new InvalidInputException(
                        "Looking for the core package: there is neither plugins/ nor registry/ in "
                                + candidates(surroundings).map(Path::toString).collect(Collectors.joining(" and in ")),
                        "Give the folder of the extracted core package with --package DIR."));
    }

    /** The same; nothing where no folder was named and none looks like a package. */
    Optional<Path> found(CliContext surroundings) {
        return folder.map(named -> surroundings.workingFolder().resolve(named).normalize())
                .or(() -> unnamed(surroundings));
    }

    /** The one that is taken where nobody named any. */
    static Optional<Path> unnamed(CliContext surroundings) {
        return candidates(surroundings).filter(PackageOptions::looksLikePackage).findFirst();
    }

    private static Stream<Path> candidates(CliContext surroundings) {
        return Stream.concat(surroundings.home().stream(), Stream.of(surroundings.workingFolder()))
                .distinct();
    }

    private static boolean looksLikePackage(Path folder) {
        return Files.isDirectory(folder.resolve("plugins")) || Files.isDirectory(folder.resolve("registry"));
    }

    /** The keys that count, where some were named. */
    Optional<Keyring> keyring(CliContext surroundings) throws LookupException {
        if (keyring.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = surroundings.workingFolder().resolve(keyring.get());
            return Optional.of(Keyring.of(new InputFile(file, InputFile.SMALL).read(), surroundings.clock()));
        } catch (IOException e) {
            throw new LookupException(
                    "Reading --keyring " + keyring.get() + ": " + UnusableFileException.words(e),
                    "Give a file of public keys, as `gpg --export` writes it.");
        }
    }

    BlobVerification rigor() {
        return skipCheck ? BlobVerification.TRUST : BlobVerification.CHECK;
    }
}
