package io.acpupgrade.prep.platform;

/** The version data is invalid: which file, where in it, and what is expected there. */
public class VersionDataException extends Exception {
    private final String file;
    private final String place;
    private final String expected;

    /**
     * @param place the path in the document, such as {@code releases[0].kubernetes}, or {@code the document}
     * @param expected what is expected there
     */
    VersionDataException(String file, String place, String expected) {
        super("cannot use the version data in " + file + ": " + place + ": expected " + expected);
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

    public String expected() {
        return expected;
    }

    /** What to do next, as a full sentence. */
    public String remedy() {
        return "Correct " + file + ", or leave it out to use the data that this program brings.";
    }
}
