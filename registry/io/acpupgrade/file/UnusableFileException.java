package io.acpupgrade.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** A file named by the user cannot be used; the message is a clause about the file, as in {@code it is a folder}. */
public final class UnusableFileException extends IOException {
    UnusableFileException(String what) {
        super(what);
    }

    /** Describes why a file cannot be read or written; Java's own message is often only the file's name. */
    public static String words(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (failure instanceof NotDirectoryException) {
            return "its folder is no folder";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        return String.valueOf(reason == null ? failure.getMessage() : reason);
    }
}
