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

    private ContentException(Message message, Message remedy) {
        this.problem = new Problem(message, remedy);
    }

    /** @param what the location, the expected and the actual content */
    static ContentException mismatch(Message what, CopyOptions.Proof proof) {
        return new ContentException(what, Message.text(proof.remedy()));
    }

    /** Wraps any failure of a content reader as a failure of the content. */
    static ContentException unreadable(String where, Throwable cause) {
        if (cause instanceof ContentException known) {
            return known;
        }
        ContentException unreadable = new ContentException(Message.text(where + " " + words(cause)), remedy(cause));
        unreadable.initCause(cause);
        return unreadable;
    }

    /** The content was there when the package was checked. */
    static ContentException gone(Blob blob) {
        return unreadable(blob.place(), new NoSuchFileException(blob.place()));
    }

    private static String words(Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return "is not there any more";
        }
        if (cause instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        return "cannot be read: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private static Message remedy(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return Message.text("Run as a user who may read the package.");
        }
        return cause instanceof OutOfMemoryError
                ? Message.text("Give this program more memory (JVM option -Xmx), or fewer uploads at a time.")
                : Message.text(
                        "See that the package lies where it lay and that nothing changes it, then run the same command again;"
                                + " if it fails again, download or copy this file again.");
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
