package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.platform.VersionDataException;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.registry.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which tables versions are judged. */
@UsedOnlyWith("--preflight")
final class VersionDataOptions {
    @Option(
            names = "--version-data",
            paramLabel = "FILE",
            description = "Judge versions by this file instead of what this program brings.")
    private Optional<Path> file = Optional.empty();

    /** The same tables in another command. */
    ShellCommand addTo(ShellCommand command, CliContext surroundings) {
        return file.map(path -> command.option(
                        "--version-data",
                        Invocation.absolute(surroundings, path).toString()))
                .orElse(command);
    }

    VersionData data(CliContext surroundings) throws InvalidInputException {
        if (file.isEmpty()) {
            return VersionData.bundled();
        }
        try {
            return VersionData.read(surroundings.workingFolder().resolve(file.get()));
        } catch (VersionDataException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e.remedy());
        }
    }
}
