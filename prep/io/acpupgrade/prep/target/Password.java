package io.acpupgrade.prep.target;

/**
 * A password that is never printed.
 *
 * @param reveal the password itself, only for the registry
 */
public record Password(String reveal) {
    public Password {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
    }

    /** Parses a password without trailing line breaks, which pipes add. */
    public static Password parse(String text) {
        return new Password(text.replaceAll("[\\r\\n]+$", ""));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
