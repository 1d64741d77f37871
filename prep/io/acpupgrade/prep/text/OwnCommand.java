package io.acpupgrade.prep.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds commands of this program to paste. They work on the same package, registry and cluster from any shell and any
 * folder.
 *
 * @param script the path of {@code upgrade.sh}
 * @param repeated options and variables of this run that a command repeats
 */
public record OwnCommand(Path script, List<RepeatedArgument> repeated) {
    /** The verb of a command without a verb. */
    public static final String NO_VERB = "";

    public OwnCommand {
        repeated = List.copyOf(repeated);
    }

    /** An option or variable that selects the package, registry or cluster. */
    public sealed interface RepeatedArgument {
        /** The verbs that accept it. */
        Set<String> verbs();

        ShellCommand addTo(ShellCommand command);
    }

    /**
     * An option.
     *
     * @param value empty for a flag
     */
    public record Option(String name, Optional<String> value, Set<String> verbs) implements RepeatedArgument {
        public Option {
            verbs = Set.copyOf(verbs);
        }

        /** An option that no verb accepts by itself, to be added to one command. */
        public static Option of(String name, String value) {
            return new Option(name, Optional.of(value), Set.of());
        }

        @Override
        public ShellCommand addTo(ShellCommand command) {
            return value.map(text -> command.option(name, text)).orElseGet(() -> command.with(name));
        }
    }

    /** An environment variable, where no option exists. */
    public record Variable(String name, String value, Set<String> verbs) implements RepeatedArgument {
        public Variable {
            verbs = Set.copyOf(verbs);
        }

        @Override
        public ShellCommand addTo(ShellCommand command) {
            return command.withEnvironment(name, value);
        }
    }

    /** A command without a verb. */
    public ShellCommand run(String... words) {
        return command(invocation().with(words), NO_VERB);
    }

    /** A command with a verb. */
    public ShellCommand verb(String verb, String... words) {
        return command(invocation().with(verb), verb).with(words);
    }

    /** A command without repeated options, such as for help. */
    public ShellCommand bare(String... words) {
        return invocation().with(words);
    }

    private ShellCommand invocation() {
        return ShellCommand.of("bash", script.toString());
    }

    private ShellCommand command(ShellCommand start, String verb) {
        ShellCommand command = start;
        for (RepeatedArgument one : repeated) {
            command = one.verbs().contains(verb) ? one.addTo(command) : command;
        }
        return command;
    }
}
