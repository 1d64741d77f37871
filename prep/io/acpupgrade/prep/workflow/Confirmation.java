package io.acpupgrade.prep.workflow;

/** Asks the person who runs the program. */
@FunctionalInterface
public interface Confirmation {
    /** Whether the answer was yes; anything else is a no. */
    boolean asks(String question);
}
