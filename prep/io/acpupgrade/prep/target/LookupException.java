package io.acpupgrade.prep.target;

import io.acpupgrade.registry.InvalidInputException;

/** The registry, the account or the certificates could not be determined, and the user has to name them. */
public class LookupException extends InvalidInputException {
    public LookupException(String message, String remedy) {
        super(message, remedy);
    }
}
