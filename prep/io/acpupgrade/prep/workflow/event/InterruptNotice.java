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
            new InterruptNotice(Message.of("interrupted.nothing-changed"), Message.of("interrupted.again"));

    /** Nothing was sent so far. */
    public static final InterruptNotice BEFORE_COPY =
            new InterruptNotice(Message.of("interrupted.nothing-sent"), Message.of("interrupted.again"));

    public static final InterruptNotice OF_COPY =
            new InterruptNotice(Message.of("interrupted.copy"), Message.of("interrupted.copy-again"));

    public static final InterruptNotice OF_VERIFICATION =
            new InterruptNotice(Message.of("interrupted.not-verified"), Message.of("interrupted.verify-again"));

    public static final InterruptNotice BEFORE_DEPLOYMENT =
            new InterruptNotice(Message.of("interrupted.not-deployed"), Message.of("interrupted.again"));
}
