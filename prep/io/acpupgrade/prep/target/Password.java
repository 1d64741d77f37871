package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidValueException;

/**
 * A password that is never printed.
 *
 * @param reveal the password itself, only for the registry
 */
public record Password(String reveal) {
    public Password {
        if (reveal.isEmpty()) {
            throw new InvalidValueException(Message.of("target.empty-password"));
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
