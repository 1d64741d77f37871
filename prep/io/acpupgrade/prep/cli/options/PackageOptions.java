package io.acpupgrade.prep.cli.options;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.settings.PackageSource;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.signature.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which package a run is about, and how closely it is looked at. */
public final class PackageOptions {
    private static final Message GIVE_FOLDER = Message.of("options.give-package-folder");

    @UnusedWith("FILE")
    @Option(names = "--package", paramLabel = "DIR")
    private Optional<Path> folder = Optional.empty();

    @UnusedWith("--preflight")
    @Option(names = "--skip-check-artifacts", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private boolean skipCheck;

    @UnusedWith({"--preflight", "--skip-check-artifacts"})
    @Option(names = "--keyring", paramLabel = "FILE")
    private Optional<Path> keyring = Optional.empty();

    /**
     * The folder given, else that of {@code upgrade.sh}, else the current one. A folder that was not named has to
     * look like a package, so that a run from {@code /} does not read
     * the whole disk.
     *
     * @throws InvalidInputException where the folder that was named cannot be read, or none was named and none looks like a
     *     package
     */
    Path folder(CliContext context) throws InvalidInputException {
        return found(context)
                .orElseThrow(() -> new InvalidInputException(
                        Message.of("options.no-package", candidates(context).toList()),
                        Message.of("options.give-package")));
    }

    /** The same; nothing where no folder was named and none looks like a package. */
    Optional<Path> found(CliContext context) throws InvalidInputException {
        return folder.isEmpty()
                ? unnamed(context)
                : Optional.of(new PackagePath(folder.get(), context.workingFolder(), GIVE_FOLDER).readable());
    }

    /** The folder that is taken where none was named. */
    static Optional<Path> unnamed(CliContext context) {
        return candidates(context).filter(PackageOptions::looksLikePackage).findFirst();
    }

    private static Stream<Path> candidates(CliContext context) {
        return Stream.concat(context.home().stream(), Stream.of(context.workingFolder()))
                .distinct();
    }

    private static boolean looksLikePackage(Path folder) {
        return Files.isDirectory(folder.resolve("plugins")) || Files.isDirectory(folder.resolve("registry"));
    }

    private Optional<Keyring> keyring(CliContext context) throws InvalidInputException {
        if (keyring.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = context.workingFolder().resolve(keyring.get());
            return Optional.of(Keyring.of(new InputFile(file, InputFile.SMALL).read(), context.clock()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    Message.of("options.keyring-unusable", keyring.get(), UnusableFileException.words(e)),
                    Message.of("options.give-keyring", ShellCommand.of("gpg", "--export")));
        }
    }

    /** The package, as closely as it is to be checked. */
    public PackageSource source(CliContext context) throws InvalidInputException {
        Optional<Keyring> keys = keyring(context);
        return new PackageSource(folder(context), verification(), keys);
    }

    /** A single archive or folder, checked as closely. */
    public PackageSource source(Path file, CliContext context) throws InvalidInputException {
        PackagePath path = new PackagePath(file, context.workingFolder(), Message.of("options.give-archive"));
        return new PackageSource(path.readable(), verification(), keyring(context));
    }

    BlobVerification verification() {
        return skipCheck ? BlobVerification.TRUST : BlobVerification.CHECK;
    }
}
