package io.acpupgrade.prep.target;

/**
 * A password, which shows only to those who ask for it by name.
 *
 * @param reveal the password itself, for the registry and for nobody else
 */
public record Password(String reveal) {
    public Password {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
    }

    /** A password without the line breaks at its end, which come from a pipe and not from its owner. */
    public static Password parse(String text) {
        return new Password(text.replaceAll("[\\r\\n]+$", ""));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
