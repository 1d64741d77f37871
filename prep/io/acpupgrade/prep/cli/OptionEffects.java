package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.UnusedWith;
import io.acpupgrade.prep.cli.options.UsedOnlyWith;
import io.acpupgrade.problem.Message;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options that the verb and mode at hand do not use: whoever writes {@code --cluster business-1} means that
 * cluster, and must not get a run on another one. What an option needs stands beside it, in {@link UsedOnlyWith} and
 * {@link UnusedWith}. Only the command line is judged; the environment and configuration are there for many commands.
 */
final class OptionEffects implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
        rememberFiles(parsed);
        throwFirstError(parsed);
        if (!asksForHelp(parsed)) {
            check(parsed);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Also of a command line that is refused: it has a report too. */
    private static void rememberFiles(ParseResult parsed) {
        if (parsed.commandSpec().userObject() instanceof ReportedCommand command) {
            command.output().rememberFiles(parsed);
        }
        if (parsed.hasSubcommand()) {
            rememberFiles(parsed.subcommand());
        }
    }

    /** Throws what was collected while the whole command line was read. */
    private static void throwFirstError(ParseResult parsed) {
        for (Exception error : parsed.errors()) {
            throw error instanceof ParameterException refused
                    ? refused
                    : new CommandLineException(parsed.commandSpec().commandLine(), Message.of(error));
        }
        if (parsed.hasSubcommand()) {
            throwFirstError(parsed.subcommand());
        }
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested()
                || parsed.isVersionHelpRequested()
                || (parsed.hasSubcommand() && asksForHelp(parsed.subcommand()));
    }

    /** Throws a {@link CommandLineException} that names every option without effect. */
    static void check(ParseResult parsed) {
        List<Message> unused = parsed.hasSubcommand() ? beforeVerb(parsed) : new Judged(parsed).unused();
        if (!unused.isEmpty()) {
            throw new CommandLineException(parsed.commandSpec().commandLine(), Message.clauses(unused));
        }
        if (parsed.hasSubcommand()) {
            check(parsed.subcommand());
        }
    }

    /** Options before a verb are those of a run without one. */
    private static List<Message> beforeVerb(ParseResult parsed) {
        String verb = parsed.subcommand().commandSpec().qualifiedName();
        return onCommandLine(parsed)
                .map(option -> Message.of("cli.option-before-verb", verb, option.longestName()))
                .toList();
    }

    /** The options on the command line; a flag that is written as {@code =false} asks for nothing. */
    private static Stream<OptionSpec> onCommandLine(ParseResult parsed) {
        return parsed.matchedOptions().stream().filter(option -> !isOff(option));
    }

    private static boolean isOff(OptionSpec option) {
        Object value = option.getValue();
        return Boolean.FALSE.equals(value) || Optional.of(false).equals(value);
    }

    private record Judged(ParseResult parsed, Set<String> known, Set<String> present) {
        Judged(ParseResult parsed) {
            this(
                    parsed,
                    names(parsed.commandSpec().args().stream()),
                    names(Stream.concat(onCommandLine(parsed), parsed.matchedPositionals().stream())));
        }

        List<Message> unused() {
            return onCommandLine(parsed)
                    .flatMap(option -> objection(option).stream())
                    .toList();
        }

        private Optional<Message> objection(OptionSpec option) {
            List<String> against = presentOf(rules(option, UnusedWith.class, UnusedWith::value));
            if (!against.isEmpty()) {
                return Optional.of(Message.of(
                        "cli.option-unused", command() + " " + String.join(" ", against), option.longestName()));
            }
            for (List<String> needed : rules(option, UsedOnlyWith.class, UsedOnlyWith::value)) {
                List<String> possible = needed.stream().filter(known::contains).toList();
                if (!possible.isEmpty() && possible.stream().noneMatch(present::contains)) {
                    return Optional.of(Message.of("cli.option-goes-with", mode(), option.longestName(), possible));
                }
            }
            return Optional.empty();
        }

        private List<String> presentOf(List<List<String>> rules) {
            return rules.stream()
                    .flatMap(List::stream)
                    .filter(present::contains)
                    .toList();
        }

        private String command() {
            return parsed.commandSpec().qualifiedName();
        }

        /** The command with the flags of its own that change what it does. */
        private String mode() {
            Stream<String> flags = onCommandLine(parsed)
                    .filter(option -> option.userObject() instanceof Field field
                            && field.getDeclaringClass()
                                    == parsed.commandSpec().userObject().getClass())
                    .map(OptionSpec::longestName);
            return Stream.concat(Stream.of(command()), flags).collect(Collectors.joining(" "));
        }

        private static <A extends Annotation> List<List<String>> rules(
                OptionSpec option, Class<A> type, Function<A, String[]> names) {
            List<List<String>> rules = new ArrayList<>();
            if (option.userObject() instanceof Field field) {
                Stream.of(field, field.getDeclaringClass())
                        .flatMap(place -> Stream.of(place.getAnnotationsByType(type)))
                        .forEach(rule -> rules.add(List.of(names.apply(rule))));
            }
            return rules;
        }

        private static Set<String> names(Stream<? extends ArgSpec> arguments) {
            return arguments
                    .map(argument ->
                            argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                    .collect(Collectors.toSet());
        }
    }
}
