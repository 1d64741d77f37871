package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** A text was to be a version, a range of versions, or one of a few words, and is none. */
public class MalformedValueException extends IllegalArgumentException implements Explained {
    private final transient Problem problem;

    /** Names the text and what it should have looked like. */
    MalformedValueException(Message message) {
        this.problem = new Problem(message, Message.NONE);
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
