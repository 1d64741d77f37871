package io.acpupgrade.prep.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A word on the command line that means nothing. What may be the value of an option, such as a password behind a mistyped
 * {@code --pasword}, is never repeated.
 */
record UnknownWord(Place place, String name) {
    /** What it stands for, by where and how it is written. */
    enum Place {
        OPTION,
        VERB,
        /** Behind an option, as its value would stand. */
        BEHIND_OPTION
    }

    /** The first one: what follows may be its value. */
    static UnknownWord first(UnmatchedArgumentException failure, List<String> arguments) {
        String word = failure.getUnmatched().get(0);
        if (word.startsWith("-")) {
            return new UnknownWord(Place.OPTION, optionName(word));
        }
        int before = arguments.indexOf(word) - 1;
        return before >= 0 && arguments.get(before).startsWith("-")
                ? new UnknownWord(Place.BEHIND_OPTION, optionName(arguments.get(before)))
                : new UnknownWord(Place.VERB, word);
    }

    private static String optionName(String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        // one letter after one hyphen: the rest is its value, as in -psecret
        return name.startsWith("--") || name.length() < 3 ? name : name.substring(0, 2);
    }

    String complaint() {
        return switch (place) {
            case OPTION -> "Unknown option: '" + name + "'";
            case VERB -> "There is no command '" + name + "'";
            case BEHIND_OPTION -> "The word after '" + name + "' belongs to no option";
        };
    }

    /** What may have been meant; never a verb that changes something, nor one that is less likely than such a verb. */
    List<String> similar(CommandLine command) {
        List<String> similar = new UnmatchedArgumentException(command, List.of(name)).getSuggestions();
        return switch (place) {
            case OPTION -> similar;
            case VERB ->
                similar.stream().takeWhile(verb -> isReadOnly(command, verb)).toList();
            case BEHIND_OPTION -> List.of();
        };
    }

    private static boolean isReadOnly(CommandLine command, String verb) {
        CommandLine found = command.getSubcommands().get(verb);
        return found != null && found.getCommand() instanceof ReadOnly;
    }
}
