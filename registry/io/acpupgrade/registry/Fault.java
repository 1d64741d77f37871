package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;

/**
 * One defect of a package.
 *
 * @param where the file, and the entry or artifact in it
 * @param what what was found and what was expected
 * @param remedy what to do next
 */
public record Fault(String where, Message what, Message remedy) {
    @Override
    public String toString() {
        return where + ": " + what.english();
    }
}
