package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes why a file cannot be read. */
public final class ReadFailure {
    private ReadFailure() {}

    public static Fault fault(Path file, Exception why) {
        return new Fault(file.toString(), problem(file, why));
    }

    /** Describes a decompression error; some exceptions have no message of their own. */
    public static Message reason(IOException why) {
        return isTruncation(why) || why.getMessage() == null ? Message.of("archive.ends-early") : Message.of(why);
    }

    private static Problem problem(Path file, Exception why) {
        if (why instanceof AccessDeniedException) {
            return new Problem(Message.of("archive.permission-denied"), Message.of("archive.run-as-reader"));
        }
        if (why instanceof FileSystemException && Files.isSymbolicLink(file)) {
            return new Problem(link(why), Message.of("archive.remove-link"));
        }
        Message own = why instanceof Explained explained ? explained.problem().remedy() : Message.NONE;
        return new Problem(clause(why), own.isEmpty() ? Message.of("archive.download-again") : own);
    }

    private static Message link(Exception why) {
        boolean circle = why instanceof FileSystemLoopException || !(why instanceof NoSuchFileException);
        return circle ? Message.of("archive.link-circle") : Message.of("archive.link-nowhere");
    }

    private static Message clause(Exception why) {
        if (isTruncation(why)) {
            return Message.of("archive.cut-off");
        }
        return why instanceof NoSuchFileException
                ? Message.of("archive.not-there")
                : Message.of("archive.unreadable", Message.of(why));
    }

    private static boolean isTruncation(Exception why) {
        return why instanceof EOFException || why instanceof TruncatedContentException;
    }
}
