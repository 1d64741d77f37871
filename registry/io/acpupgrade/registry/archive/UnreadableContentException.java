package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;

/**
 * A file or an archive whose content cannot be used; the message is a clause about it, as in {@code the header at byte
 * 512 is damaged}.
 */
public class UnreadableContentException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public UnreadableContentException(Message message) {
        this(message, Message.NONE);
    }

    /** @param remedy what to do next, where another copy of the file would not help */
    public UnreadableContentException(Message message, Message remedy) {
        this.problem = new Problem(message, remedy);
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }
}
