package io.acpupgrade.prep.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command line names.
 *
 * @param option the option that names it
 */
public record NamedFile(String option, Path path) {
    /** Returns the same file, named from this folder. */
    public NamedFile in(Path folder) {
        return new NamedFile(option, folder.resolve(path));
    }

    /** Whether this is an existing file which that name leads to as well. */
    boolean holds(Path other) {
        try {
            return Files.isRegularFile(path) && Files.isSameFile(path, other);
        } catch (IOException e) {
            return false;
        }
    }
}
