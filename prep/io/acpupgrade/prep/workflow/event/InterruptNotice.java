package io.acpupgrade.prep.workflow.event;

/**
 * How an interrupted run leaves things.
 *
 * @param next what to do about it
 */
public record InterruptNotice(String state, String next) {
    public static final InterruptNotice OF_COPY = new InterruptNotice(
            "Nothing half is named in the registry.", "Run the same command again; only what is missing is sent.");
}
