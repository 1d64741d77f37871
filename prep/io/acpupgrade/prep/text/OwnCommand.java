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
 * @param carried what has to be said again for that
 */
public record OwnCommand(Path script, List<Carried> carried) {
    /** What stands for the verb where there is none. */
    public static final String NO_VERB = "";

    public OwnCommand {
        carried = List.copyOf(carried);
    }

    /** What leads there. */
    public sealed interface Carried {
        /** Those that know it. */
        Set<String> verbs();

        ShellCommand addedTo(ShellCommand command);
    }

    /**
     * An option that leads there.
     *
     * @param value empty for a flag
     */
    public record Option(String name, Optional<String> value, Set<String> verbs) implements Carried {
        public Option {
            verbs = Set.copyOf(verbs);
        }

        /** An option of one command. */
        public static Option of(String name, String value) {
            return new Option(name, Optional.of(value), Set.of());
        }

        @Override
        public ShellCommand addedTo(ShellCommand command) {
            return value.map(text -> command.option(name, text)).orElseGet(() -> command.with(name));
        }
    }

    /** A variable of the environment, where no option says as much. */
    public record Variable(String name, String value, Set<String> verbs) implements Carried {
        public Variable {
            verbs = Set.copyOf(verbs);
        }

        @Override
        public ShellCommand addedTo(ShellCommand command) {
            return command.under(name, value);
        }
    }

    /** A command without a verb; the words are options of our own choice. */
    public ShellCommand run(String... words) {
        return command(called().with(words), NO_VERB);
    }

    /** A command with a verb. */
    public ShellCommand verb(String verb, String... words) {
        return command(called().with(verb), verb).with(words);
    }

    /** A command that is about the program itself, and for which nothing has to be carried. */
    public ShellCommand bare(String... words) {
        return called().with(words);
    }

    private ShellCommand called() {
        return ShellCommand.of("bash", script.toString());
    }

    private ShellCommand command(ShellCommand start, String verb) {
        ShellCommand command = start;
        for (Carried one : carried) {
            command = one.verbs().contains(verb) ? one.addedTo(command) : command;
        }
        return command;
    }
}
