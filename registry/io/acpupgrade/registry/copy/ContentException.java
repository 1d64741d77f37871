package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Blob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Content of the package cannot be sent: reading it failed, or its bytes do not match its digest. A failure of the
 * package, never of the registry.
 */
public final class ContentException extends IOException implements Explained {
    private final transient Problem problem;

    /** @param problem the location, the expected and the actual content */
    ContentException(Problem problem) {
        this.problem = problem;
    }

    /** Wraps any failure of a content reader as a failure of the content. */
    static ContentException unreadable(String where, Throwable cause) {
        if (cause instanceof ContentException known) {
            return known;
        }
        ContentException unreadable = new ContentException(new Problem(message(where, cause), remedy(cause)));
        unreadable.initCause(cause);
        return unreadable;
    }

    /** The content was there when the package was checked. */
    static ContentException gone(Blob blob) {
        return unreadable(blob.place(), new NoSuchFileException(blob.place()));
    }

    private static Message message(String where, Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return Message.of("copy.gone", where);
        }
        return cause instanceof AccessDeniedException
                ? Message.of("copy.permission-denied", where)
                : Message.of("copy.unreadable", where, Message.of(cause));
    }

    private static Message remedy(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return Message.of("copy.run-as-reader");
        }
        return cause instanceof OutOfMemoryError ? Message.of("copy.more-memory") : Message.of("copy.keep-package");
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }

    /** Returns what to do next, as full sentences. */
    public Message remedy() {
        return problem.remedy();
    }
}
