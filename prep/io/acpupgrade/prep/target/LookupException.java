package io.acpupgrade.prep.target;

import io.acpupgrade.registry.InvalidInputException;

/** The registry, the user or the certificates could not be found out, and a person has to say. */
public class LookupException extends InvalidInputException {
    public LookupException(String message, String remedy) {
        super(message, remedy);
    }
}
