package io.acpupgrade.registry;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** Input of the user is invalid, and only the user can correct it. */
public class InvalidInputException extends Exception implements Explained {
    private final transient Problem problem;

    /**
     * @param message what was read and what is wrong with it
     * @param remedy what to do next, as a full sentence
     */
    public InvalidInputException(Message message, Message remedy) {
        this.problem = new Problem(message, remedy);
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }

    public Message remedy() {
        return problem.remedy();
    }
}
