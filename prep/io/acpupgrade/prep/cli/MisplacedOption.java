package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.BuiltInto;
import io.acpupgrade.prep.cli.options.UsedOnlyWith;
import io.acpupgrade.problem.Message;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option that a command does not know, and others may: as the flags of the command without a verb behind a verb. */
record MisplacedOption(CommandSpec command, String name) {
    /** Which commands have it; nothing where none has. */
    Message advice() {
        if (isBuiltIn()) {
            return Message.of("cli.option-built-in", command.qualifiedName(), name);
        }
        List<Message> owners = Stream.concat(
                        Stream.of(command.root()),
                        command.root().subcommands().values().stream().map(CommandLine::getCommandSpec))
                .flatMap(owner -> usage(owner).stream())
                .toList();
        return owners.isEmpty() ? Message.NONE : Message.of("cli.option-belongs-to", name, owners);
    }

    private boolean isBuiltIn() {
        return command.parent() != null
                && annotations(Optional.ofNullable(command.root().findOption(name)), BuiltInto.class)
                        .anyMatch(verbs -> List.of(verbs.value()).contains(command.name()));
    }

    /** The command line that takes the option, where the command does. */
    private Optional<Message> usage(CommandSpec owner) {
        Optional<OptionSpec> option = Optional.ofNullable(owner.findOption(name));
        String needed = annotations(option, UsedOnlyWith.class)
                .flatMap(rule -> Stream.of(rule.value())
                        .filter(other -> owner.findOption(other) != null)
                        .limit(1))
                .map(other -> " " + other)
                .collect(Collectors.joining());
        String usage = owner.qualifiedName() + needed + " " + name;
        return option.map(known -> owner.parent() == null
                ? Message.of("cli.usage-without-verb", usage)
                : Message.of("cli.usage-of-verb", usage));
    }

    /** Those for all options of its class, and its own. */
    private static <A extends Annotation> Stream<A> annotations(Optional<OptionSpec> option, Class<A> type) {
        return option.map(OptionSpec::userObject).stream()
                .flatMap(place -> place instanceof Field field
                        ? Stream.of(field.getDeclaringClass(), field)
                        : Stream.<AnnotatedElement>empty())
                .flatMap(place -> Stream.of(place.getAnnotationsByType(type)));
    }
}
