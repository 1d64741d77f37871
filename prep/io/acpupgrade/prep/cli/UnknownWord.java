package io.acpupgrade.prep.cli;

import io.acpupgrade.problem.Message;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A word that means nothing to a command. What may be the value of an option, such as a password behind a mistyped
 * {@code --pasword}, is never repeated.
 */
record UnknownWord(Place place, String name, CommandLine command) {
    /** What it stands for, by where and how it is written. */
    enum Place {
        OPTION,
        VERB,
        /** Behind a verb that takes options only. */
        BEHIND_VERB,
        /** Behind an option, as its value would stand. */
        BEHIND_OPTION
    }

    /** The first one: what follows may be its value. */
    static UnknownWord first(UnmatchedArgumentException failure, List<String> arguments) {
        CommandLine command = failure.getCommandLine();
        String word = failure.getUnmatched().get(0);
        if (word.startsWith("-")) {
            return new UnknownWord(Place.OPTION, optionName(word), command);
        }
        int before = arguments.indexOf(word) - 1;
        if (before >= 0 && arguments.get(before).startsWith("-")) {
            return new UnknownWord(Place.BEHIND_OPTION, optionName(arguments.get(before)), command);
        }
        return new UnknownWord(isVerb(command) ? Place.BEHIND_VERB : Place.VERB, word, command);
    }

    private static boolean isVerb(CommandLine command) {
        return command.getCommandSpec().parent() != null;
    }

    private static String optionName(String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        // one letter after one hyphen: the rest is its value, as in -psecret
        return name.startsWith("--") || name.length() < 3 ? name : name.substring(0, 2);
    }

    Message complaint() {
        String called = command.getCommandSpec().qualifiedName();
        return switch (place) {
            case OPTION ->
                isVerb(command)
                        ? Message.of("cli.verb-without-option", called, name)
                        : Message.of("cli.unknown-option", name);
            case VERB -> Message.of("cli.unknown-command", name);
            case BEHIND_VERB -> Message.of("cli.options-only", called, name);
            case BEHIND_OPTION -> Message.of("cli.word-behind-option", name);
        };
    }

    /** Where it belongs, else what may have been meant. */
    Message advice() {
        Message home =
                place == Place.OPTION ? new MisplacedOption(command.getCommandSpec(), name).advice() : Message.NONE;
        List<String> similar = similar();
        return home.isEmpty() && !similar.isEmpty() ? Message.of("cli.did-you-mean", similar) : home;
    }

    /** What may have been meant; never a verb that changes something, nor one that is less likely than such a verb. */
    private List<String> similar() {
        List<String> similar = new UnmatchedArgumentException(command, List.of(name)).getSuggestions();
        return switch (place) {
            case OPTION -> similar;
            case VERB -> similar.stream().takeWhile(this::isReadOnly).toList();
            case BEHIND_VERB, BEHIND_OPTION -> List.of();
        };
    }

    private boolean isReadOnly(String verb) {
        CommandLine found = command.getSubcommands().get(verb);
        return found != null && found.getCommand() instanceof ReadOnly;
    }
}
