package io.acpupgrade.problem;

/** A failure that tells its problem as a message, so that it can be put into the user's language. */
public interface Explained {
    /** What went wrong, and what to do next. */
    Problem problem();
}
