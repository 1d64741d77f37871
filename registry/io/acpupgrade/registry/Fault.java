package io.acpupgrade.registry;

/**
 * One defect of a package.
 *
 * @param where the file, and the entry or artifact in it
 * @param what what was found and what was expected
 * @param remedy what to do next
 */
public record Fault(String where, String what, String remedy) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
