package io.acpupgrade.prep.workflow;

import io.acpupgrade.problem.Message;

/** Asks the person who runs the program. */
@FunctionalInterface
public interface Confirmation {
    /** Whether the answer was yes; anything else is a no. */
    boolean asks(Message question);
}
