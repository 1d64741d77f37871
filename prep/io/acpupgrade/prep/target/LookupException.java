package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;

/** The registry, the account or the certificates could not be determined, and the user has to name them. */
public class LookupException extends InvalidInputException {
    public LookupException(Message message, Message remedy) {
        super(message, remedy);
    }
}
