package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;

/** The version data is invalid: which file, where in it, and what is expected there. */
public class VersionDataException extends Exception {
    private final String file;
    private final String place;
    private final Message expected;

    /**
     * @param place the path in the document, such as {@code releases[0].kubernetes}, or {@code the document}
     * @param expected what is expected there
     */
    VersionDataException(String file, String place, Message expected) {
        super("cannot use the version data in " + file + ": " + place + ": expected " + expected.english());
        this.file = file;
        this.place = place;
        this.expected = expected;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public Message expected() {
        return expected;
    }

    /** What to do next, as a full sentence. */
    public Message remedy() {
        return Message.text("Correct " + file + ", or leave it out to use the data that this program brings.");
    }
}
