package io.acpupgrade.prep.workflow.settings;

/** How much of an upgrade's status is shown. */
public enum StatusExtent {
    /** What fits on one screen. */
    SCREEN,
    /** All operations, checks, conditions and the whole history. */
    DETAILS
}
