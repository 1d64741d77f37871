package io.acpupgrade.registry;

/** Something that was given to this program is wrong, and only the person who gave it can mend it. */
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
