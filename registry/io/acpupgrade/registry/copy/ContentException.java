package io.acpupgrade.registry.copy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Content of the package cannot be sent: reading it failed, or its bytes do not match its digest. A failure of the
 * package, never of the registry.
 */
public final class ContentException extends IOException {
    private final String remedy;

    private ContentException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @param what the location, the expected and the actual content */
    static ContentException mismatch(String what, CopyOptions.Proof proof) {
        return new ContentException(what, proof.remedy());
    }

    /** Wraps any failure of a content reader as a failure of the content. */
    static ContentException unreadable(String where, Throwable cause) {
        if (cause instanceof ContentException known) {
            return known;
        }
        ContentException unreadable = new ContentException(where + " " + words(cause), remedy(cause));
        unreadable.initCause(cause);
        return unreadable;
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

    private static String remedy(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "Run as a user who may read the package.";
        }
        return cause instanceof OutOfMemoryError
                ? "Give this program more memory (JVM option -Xmx), or fewer uploads at a time."
                : "See that the package lies where it lay and that nothing changes it, then run the same command again;"
                        + " if it fails again, download or copy this file again.";
    }

    /** Returns what to do next, as full sentences. */
    public String remedy() {
        return remedy;
    }
}
