package io.acpupgrade.prep.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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

    String complaint() {
        CommandSpec spec = command.getCommandSpec();
        return switch (place) {
            case OPTION ->
                isVerb(command)
                        ? "`" + spec.qualifiedName() + "` has no option " + name
                        : "Unknown option: '" + name + "'";
            case VERB -> "There is no command '" + name + "'";
            case BEHIND_VERB -> "`" + spec.qualifiedName() + "` takes options only, and no '" + name + "'";
            case BEHIND_OPTION -> "The word after '" + name + "' belongs to no option";
        };
    }

    /** Where it belongs, else what may have been meant. */
    Optional<String> advice() {
        Optional<String> home =
                place == Place.OPTION ? new MisplacedOption(command.getCommandSpec(), name).advice() : Optional.empty();
        List<String> similar = similar();
        return home.isPresent() || similar.isEmpty()
                ? home
                : Optional.of("Did you mean " + String.join(" or ", similar) + "?");
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
