package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
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
    private static final String DOWNLOAD_AGAIN = "Download or copy this file again.";

    private ReadFailure() {}

    public static Fault fault(Path file, Exception why) {
        if (why instanceof AccessDeniedException) {
            return new Fault(
                    file.toString(),
                    Message.text("cannot be read: permission denied"),
                    Message.text("Run as a user who may read the package."));
        }
        if (why instanceof FileSystemException && Files.isSymbolicLink(file)) {
            return new Fault(
                    file.toString(),
                    Message.text("is a link that leads " + linkTarget(why)),
                    Message.text("Remove the link."));
        }
        return new Fault(file.toString(), Message.text(what(why)), Message.text(DOWNLOAD_AGAIN));
    }

    /** Describes a decompression error; some exceptions have no message of their own. */
    public static String words(IOException why) {
        String reason = why.getMessage();
        return why instanceof EOFException || reason == null ? "it ends in the middle of its content" : reason;
    }

    private static String linkTarget(Exception why) {
        boolean circle = why instanceof FileSystemLoopException || !(why instanceof NoSuchFileException);
        return circle ? "in a circle" : "nowhere";
    }

    private static String what(Exception why) {
        if (why instanceof EOFException) {
            return "is cut off: it ends in the middle of its content";
        }
        if (why instanceof NoSuchFileException) {
            return "is not there";
        }
        return "cannot be read: " + why.getMessage();
    }
}
