package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import io.acpupgrade.prep.text.OwnCommand;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line of this run, read once for the commands that are printed to be pasted: what a file is in this folder and what
 * the environment says of the cluster is written out, secrets are not.
 */
public record Invocation(ParseResult parsed, CliContext context) {
    /** How this program is called again in the place of the command that runs now. */
    public static OwnCommand of(CommandSpec command, CliContext context) {
        return new Invocation(command.commandLine().getParseResult(), context).again();
    }

    /** The same where no command line could be read. */
    public static OwnCommand unread(CliContext context) {
        return new OwnCommand(script(context), List.of());
    }

    private static Path script(CliContext context) {
        return context.workingFolder().resolve(context.script()).normalize();
    }

    private OwnCommand again() {
        return new OwnCommand(
                script(context),
                Stream.of(packageFolder(), marked(), cluster())
                        .flatMap(options -> options)
                        .toList());
    }

    private Stream<OwnCommand.RepeatedArgument> packageFolder() {
        Optional<Path> named = parsed.matchedOptionValue("--package", Optional.empty());
        return named
                .map(folder -> absolute(context, folder))
                .or(() -> PackageOptions.unnamed(context))
                .filter(folder -> !context.home().equals(Optional.of(folder)))
                .stream()
                .map(folder -> carried("--package", Optional.of(folder.toString())));
    }

    private Stream<OwnCommand.RepeatedArgument> cluster() {
        Optional<Path> kubeconfig = parsed.matchedOptionValue("--kubeconfig", Optional.empty());
        ClusterAccess access = new ClusterAccess(
                kubeconfig.map(file -> absolute(context, file)),
                parsed.matchedOptionValue("--context", Optional.empty()),
                context.environment());
        return Stream.concat(
                access.variables().entrySet().stream()
                        .map(one -> new OwnCommand.Variable(one.getKey(), one.getValue(), verbsWith("--kubeconfig"))),
                access.options().entrySet().stream().map(one -> carried(one.getKey(), Optional.of(one.getValue()))));
    }

    private Stream<OwnCommand.RepeatedArgument> marked() {
        return parsed.matchedOptions().stream()
                .flatMap(option -> mark(option).stream()
                        .filter(mark -> isOn(option))
                        .map(mark -> mark.insteadOfSecret().isEmpty()
                                ? carried(option.longestName(), text(option))
                                : carried(mark.insteadOfSecret(), Optional.empty())));
    }

    public static Optional<Carried> mark(OptionSpec option) {
        return option.userObject() instanceof Field field
                ? Optional.ofNullable(field.getAnnotation(Carried.class))
                : Optional.empty();
    }

    private static boolean isOn(OptionSpec option) {
        return !Boolean.FALSE.equals(option.getValue());
    }

    private Optional<String> text(OptionSpec option) {
        Object value = option.getValue();
        Object held = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (held == null || held instanceof Boolean) {
            return Optional.empty();
        }
        return Optional.of(held instanceof Path path ? absolute(context, path).toString() : held.toString());
    }

    static Path absolute(CliContext context, Path path) {
        return context.workingFolder().resolve(path).normalize();
    }

    private OwnCommand.RepeatedArgument carried(String name, Optional<String> value) {
        return new OwnCommand.Option(name, value, verbsWith(name));
    }

    private Set<String> verbsWith(String option) {
        CommandSpec root = parsed.commandSpec().root();
        Stream<String> itself = root.findOption(option) == null ? Stream.empty() : Stream.of(OwnCommand.NO_VERB);
        Stream<String> verbs = root.subcommands().entrySet().stream()
                .filter(verb -> knows(verb.getValue(), option))
                .map(Map.Entry::getKey);
        return Stream.concat(itself, verbs).collect(Collectors.toSet());
    }

    private static boolean knows(CommandLine command, String option) {
        return command.getCommandSpec().findOption(option) != null;
    }
}
