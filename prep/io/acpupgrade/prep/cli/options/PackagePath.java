package io.acpupgrade.prep.cli.options;

import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A package as the user named it. A name that leads nowhere is a fault of the command line and not of the package, which
 * needs no new download for it.
 *
 * @param remedy what to name instead
 */
record PackagePath(Path named, Path workingFolder, Message remedy) {
    /** Where it is, with or without anything there. */
    Path absolute() {
        return workingFolder.resolve(named).normalize();
    }

    /**
     * Where it is.
     *
     * @throws InvalidInputException where nothing is there that this user can read
     */
    Path readable() throws InvalidInputException {
        if (named.toString().isEmpty()) {
            throw new UsageException(Message.of("options.package-path-empty"), remedy);
        }
        try {
            if (Files.readAttributes(absolute(), BasicFileAttributes.class).isOther()) {
                throw unusable(Message.of("options.neither-folder-nor-file"), remedy);
            }
            if (!Files.isReadable(absolute()) || (Files.isDirectory(absolute()) && !Files.isExecutable(absolute()))) {
                throw forbidden();
            }
        } catch (AccessDeniedException e) {
            throw forbidden();
        } catch (IOException e) {
            throw unusable(UnusableFileException.words(e), Message.sentences(remedy, origin()));
        }
        return absolute();
    }

    private InvalidInputException forbidden() {
        ShellCommand owner = ShellCommand.of("ls", "-ld").operand(absolute().toString());
        return unusable(Message.of("options.package-not-readable"), Message.of("options.run-as-reader", owner));
    }

    private InvalidInputException unusable(Message why, Message what) {
        return new InvalidInputException(Message.of("options.package-unusable", absolute(), why), what);
    }

    private Message origin() {
        return named.isAbsolute() ? Message.NONE : Message.of("options.path-origin", named, workingFolder);
    }
}
