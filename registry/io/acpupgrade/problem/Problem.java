package io.acpupgrade.problem;

/**
 * Something went wrong.
 *
 * @param message what was tried, on which side, and what came back
 * @param remedy what to do next, as full sentences; {@link Message#NONE} if there is nothing to do
 */
public record Problem(Message message, Message remedy) {
    /** The same problem, with the action that it broke off. */
    public Problem during(Message action) {
        return new Problem(Message.of("during", action, message), remedy);
    }

    /** The same problem, with more to do about it. */
    public Problem withAlternative(Message alternative) {
        return new Problem(message, Message.sentences(remedy, alternative));
    }

    @Override
    public String toString() {
        return message.english();
    }
}
