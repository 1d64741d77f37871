package io.acpupgrade.prep.workflow.settings;

/** What a run does about the images. */
public enum SyncMode {
    /** Shows what would be sent. */
    PLAN,
    /** Sends what is missing. */
    PUSH,
    /** Sends nothing: the registry has to hold everything already. */
    SKIP,
    /** Asks the registry what it holds. */
    VERIFY,
    /** Reads back everything that the registry holds. */
    READ_BACK
}
