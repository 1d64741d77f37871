package io.acpupgrade.prep.platform;

/** A text was to be a version or a range of versions, and is none. */
public class MalformedVersionException extends IllegalArgumentException {
    /** Names the text and what it should have looked like. */
    MalformedVersionException(String text, String expected) {
        super("'" + text + "' is no " + expected);
    }
}
