package io.acpupgrade.prep.cli;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, by the kind of picocli's exception and never by its text: that is English, and may
 * repeat a secret.
 */
record Complaint(ParameterException failure, List<String> arguments) {
    Message message() {
        if (failure instanceof Explained explained) {
            return explained.problem().message();
        }
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return UnknownWord.first(unmatched, arguments).complaint();
        }
        if (failure instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return Message.of("cli.option-twice", name(twice.getOverwritten()));
        }
        return Optional.ofNullable(failure.getArgSpec()).map(this::unusable).orElse(Message.of("cli.unreadable"));
    }

    /** Where it belongs, or what may have been meant. */
    Message advice() {
        return failure instanceof UnmatchedArgumentException unmatched
                ? UnknownWord.first(unmatched, arguments).advice()
                : Message.NONE;
    }

    private static Message missing(List<ArgSpec> missing) {
        return Message.clauses(missing.stream()
                .map(one -> Message.of("cli.value-missing", name(one), one.paramLabel()))
                .toList());
    }

    /** An argument whose value is of no use to it. */
    private Message unusable(ArgSpec argument) {
        // what was written behind a flag may be a password that was meant for the option beside it
        return argument.arity().max() == 0
                ? Message.of("cli.no-value", name(argument))
                : Message.of("cli.value-unusable", name(argument), reason(argument));
    }

    private Message reason(ArgSpec argument) {
        String value = String.valueOf(failure.getValue());
        Class<?> type = valueType(argument);
        if (failure.getCause() instanceof Explained explained) {
            return explained.problem().message();
        }
        if (type.isEnum()) {
            return Message.of(
                    "cli.value-not-among", value, List.of(argument.paramLabel().split("\\|")));
        }
        if (failure.getCause() instanceof TypeConversionException) {
            return Message.of(
                    type == Boolean.class || type == boolean.class ? "cli.value-no-boolean" : "cli.value-no-number",
                    value);
        }
        return Message.of("cli.value-unreadable", value);
    }

    /** The innermost type, as the number in an optional number. */
    private static Class<?> valueType(ArgSpec argument) {
        Class<?>[] types = argument.auxiliaryTypes();
        return types[types.length - 1];
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
