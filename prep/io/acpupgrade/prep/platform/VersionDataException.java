package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** The version data is invalid: which file, where in it, and what is expected there. */
public class VersionDataException extends Exception implements Explained {
    private final String file;
    private final transient Message place;
    private final transient Message expected;

    /**
     * @param place the path in the document, such as {@code releases[0].kubernetes}, or {@code the document}
     * @param expected what is expected there
     */
    VersionDataException(String file, Message place, Message expected) {
        this.file = file;
        this.place = place;
        this.expected = expected;
    }

    public Message place() {
        return place;
    }

    public Message expected() {
        return expected;
    }

    @Override
    public Problem problem() {
        return new Problem(Message.of("platform.unusable-version-data", file, place, expected), remedy());
    }

    @Override
    public String getMessage() {
        return problem().message().english();
    }

    /** What to do next, as a full sentence. */
    public Message remedy() {
        return Message.of("platform.correct-version-data", file);
    }
}
