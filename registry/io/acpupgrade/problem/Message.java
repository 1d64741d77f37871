package io.acpupgrade.problem;

import java.util.Collection;
import java.util.List;

/**
 * Something to say: a code and its arguments. A {@link Language} turns it into a sentence; programs read the code.
 *
 * @param code names a sentence of the catalogs; it stays the same from release to release
 * @param arguments names, numbers, commands, other messages, or lists of these, in the order of the catalog's placeholders
 */
public record Message(String code, List<Object> arguments) {
    /** Nothing to say. */
    public static final Message NONE = new Message("none", List.of());

    private static final String VERBATIM = "verbatim";

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }

    /** A name, or what a registry, a cluster or the system said: the same in every language. */
    public static Message verbatim(String text) {
        return text.isEmpty() ? NONE : of(VERBATIM, text);
    }

    /** What a file says in more than one language. */
    public static Message verbatim(Translation text) {
        return of(VERBATIM, text);
    }

    /** What a failure says: its message where it has one, else the words of the library that threw it. */
    public static Message of(Throwable failure) {
        return failure instanceof Explained explained
                ? explained.problem().message()
                : verbatim(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /** Sentences one after the other; those that say nothing are left out. */
    public static Message sentences(Message... sentences) {
        return sentences(List.of(sentences));
    }

    /** Sentences one after the other; those that say nothing are left out. */
    public static Message sentences(Collection<Message> sentences) {
        return joined("sentences", sentences);
    }

    /** Things side by side, as in {@code 2 failed, 3 not begun}; those that say nothing are left out. */
    public static Message list(Collection<Message> things) {
        return joined("list", things);
    }

    /** Statements side by side, as in {@code a is missing; b is damaged}. */
    public static Message clauses(Collection<Message> statements) {
        return joined("clauses", statements);
    }

    private static Message joined(String code, Collection<Message> parts) {
        List<Message> said = parts.stream().filter(part -> !part.isEmpty()).toList();
        return said.size() == 1 ? said.get(0) : said.isEmpty() ? NONE : of(code, said);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The sentence in English, for logs and programs. */
    public String english() {
        return Language.ENGLISH.text(this);
    }

    /** The sentences in English. */
    public static List<String> english(Collection<Message> messages) {
        return messages.stream().map(Message::english).toList();
    }

    @Override
    public String toString() {
        return english();
    }
}
