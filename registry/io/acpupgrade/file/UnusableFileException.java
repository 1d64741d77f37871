package io.acpupgrade.file;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** A file named by the user cannot be used; the message is a clause about the file, as in {@code it is a folder}. */
public final class UnusableFileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnusableFileException(Message what) {
        this.problem = new Problem(what, Message.NONE);
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }

    /** Describes why a file cannot be read or written; Java's own message is often only the file's name. */
    public static Message words(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return Message.of("file.not-there");
        }
        if (failure instanceof AccessDeniedException) {
            return Message.of("file.not-allowed");
        }
        if (failure instanceof NotDirectoryException) {
            return Message.of("file.below-a-file");
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? Message.of(failure) : Message.verbatim(reason);
    }
}
