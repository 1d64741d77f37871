package io.acpupgrade.prep.cli;

import io.acpupgrade.registry.archive.Rigor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which package a run is about, and how closely it is looked at. */
final class PackageOptions {
    @Option(
            names = "--package",
            paramLabel = "DIR",
            description = "The extracted core package (default: the folder of upgrade.sh, else the current one).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--skip-check-artifacts",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Do not check every byte of the package before sending.")
    private boolean skipCheck;

    /** The folder given, else that of {@code upgrade.sh} where it holds a package, else the current one. */
    Path folder(Surroundings surroundings) {
        return folder.map(surroundings.workingFolder()::resolve)
                .or(() -> surroundings.home().filter(PackageOptions::looksLikePackage))
                .orElse(surroundings.workingFolder());
    }

    private static boolean looksLikePackage(Path folder) {
        return Files.isDirectory(folder.resolve("plugins")) || Files.isDirectory(folder.resolve("registry"));
    }

    Rigor rigor() {
        return skipCheck ? Rigor.TRUST : Rigor.CHECK;
    }
}
