package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;

/** Options that are valid one by one and contradict each other. */
public class UsageException extends InvalidInputException {
    public UsageException(Message message, Message remedy) {
        super(message, remedy);
    }
}
