package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.platform.VersionDataException;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** By which tables versions are judged. */
@UsedOnlyWith("--preflight")
final class VersionDataOptions {
    @Option(names = "--version-data", paramLabel = "FILE")
    private Optional<Path> file = Optional.empty();

    /** The same tables in another command. */
    Stream<OwnCommand.Option> options(CliContext context) {
        return file.stream()
                .map(path -> OwnCommand.Option.of(
                        "--version-data", Invocation.absolute(context, path).toString()));
    }

    VersionData data(CliContext context) throws InvalidInputException {
        if (file.isEmpty()) {
            return VersionData.bundled();
        }
        try {
            return VersionData.read(context.workingFolder().resolve(file.get()));
        } catch (VersionDataException e) {
            throw new InvalidInputException(Message.of(e), e.remedy());
        }
    }
}
