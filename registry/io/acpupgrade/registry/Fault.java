package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/**
 * One defect of a package.
 *
 * @param where the file, and the entry or artifact in it
 * @param problem what was found and what was expected, as a clause about the file
 */
public record Fault(String where, Problem problem) {
    /** What was found and what was expected. */
    public Message what() {
        return problem.message();
    }

    /** What to do next. */
    public Message remedy() {
        return problem.remedy();
    }

    @Override
    public String toString() {
        return where + ": " + problem;
    }
}
