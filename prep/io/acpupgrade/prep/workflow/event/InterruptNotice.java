package io.acpupgrade.prep.workflow.event;

import io.acpupgrade.problem.Message;

/**
 * How an interrupted run leaves things.
 *
 * @param next what to do about it
 */
public record InterruptNotice(Message state, Message next) {
    public static final InterruptNotice OF_COPY = new InterruptNotice(
            Message.text("Nothing half is named in the registry."),
            Message.text("Run the same command again; only what is missing is sent."));
}
