package io.acpupgrade.prep.workflow.event;

import io.acpupgrade.problem.Message;

/**
 * How an interrupted run leaves things.
 *
 * @param next what to do about it
 */
public record InterruptNotice(Message state, Message next) {
    /** Nothing was begun, or nothing but reading. */
    public static final InterruptNotice OF_READING =
            new InterruptNotice(Message.text("Nothing was changed."), Message.text("Run the same command again."));

    /** Nothing was sent so far. */
    public static final InterruptNotice BEFORE_COPY =
            new InterruptNotice(Message.text("Nothing was sent."), Message.text("Run the same command again."));

    public static final InterruptNotice OF_COPY = new InterruptNotice(
            Message.text("No tag in the registry points to an incomplete image."),
            Message.text("Run the same command again; only what is missing is sent."));

    public static final InterruptNotice OF_VERIFICATION = new InterruptNotice(
            Message.text("Everything was sent; not all of it was verified."),
            Message.text("Run the same command again: nothing is sent twice, and all of it is verified."));

    public static final InterruptNotice BEFORE_DEPLOYMENT = new InterruptNotice(
            Message.text("The images are in the registry; nothing was deployed."),
            Message.text("Run the same command again."));
}
