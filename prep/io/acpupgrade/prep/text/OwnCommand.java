package io.acpupgrade.prep.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How this program is called again by whoever pastes a command of it, so that it works on the same package, registry and
 * cluster in any shell and any folder.
 *
 * @param script the path of its script
 * @param repeated what has to be said again for that
 */
public record OwnCommand(Path script, List<RepeatedArgument> repeated) {
    /** What stands for the verb where there is none. */
    public static final String NO_VERB = "";

    public OwnCommand {
        repeated = List.copyOf(repeated);
    }

    /** What leads there. */
    public sealed interface RepeatedArgument {
        /** Those that know it. */
        Set<String> verbs();

        ShellCommand addTo(ShellCommand command);
    }

    /**
     * An option that leads there.
     *
     * @param value empty for a flag
     */
    public record Option(String name, Optional<String> value, Set<String> verbs) implements RepeatedArgument {
        public Option {
            verbs = Set.copyOf(verbs);
        }

        /** An option of one command. */
        public static Option of(String name, String value) {
            return new Option(name, Optional.of(value), Set.of());
        }

        @Override
        public ShellCommand addTo(ShellCommand command) {
            return value.map(text -> command.option(name, text)).orElseGet(() -> command.with(name));
        }
    }

    /** A variable of the environment, where no option says as much. */
    public record Variable(String name, String value, Set<String> verbs) implements RepeatedArgument {
        public Variable {
            verbs = Set.copyOf(verbs);
        }

        @Override
        public ShellCommand addTo(ShellCommand command) {
            return command.withEnvironment(name, value);
        }
    }

    /** A command without a verb; the words are options of our own choice. */
    public ShellCommand run(String... words) {
        return command(invocation().with(words), NO_VERB);
    }

    /** A command with a verb. */
    public ShellCommand verb(String verb, String... words) {
        return command(invocation().with(verb), verb).with(words);
    }

    /** A command that is about the program itself, and for which nothing has to be carried. */
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
