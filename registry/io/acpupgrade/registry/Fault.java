package io.acpupgrade.registry;

/**
 * One thing that is wrong with a package.
 *
 * @param where the file, and in it the entry or the artifact
 * @param what what was found there, and what should have been
 * @param remedy what to do next
 */
public record Fault(String where, String what, String remedy) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
