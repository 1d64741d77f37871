package io.acpupgrade.prep.target;

import io.acpupgrade.registry.InvalidInputException;

/** Options that are each well-formed and together make no sense. */
public class UsageException extends InvalidInputException {
    public UsageException(String message, String remedy) {
        super(message, remedy);
    }
}
