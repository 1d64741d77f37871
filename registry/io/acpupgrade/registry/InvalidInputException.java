package io.acpupgrade.registry;

/** Input of the user is invalid, and only the user can correct it. */
public class InvalidInputException extends Exception {
    private final String remedy;

    /**
     * @param message what was read and what is wrong with it
     * @param remedy what to do next, as a full sentence
     */
    public InvalidInputException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
