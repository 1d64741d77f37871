package io.acpupgrade.prep.cli;

import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where to read more; the whole help would hide the one line that counts. */
record UsageErrors(Surroundings surroundings) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        Story story = new Story(new Printer(surroundings.err()), surroundings.window());
        story.line("FAILED", message(failure, List.of(arguments)));
        story.line("Next", suggestion(failure, List.of(arguments)) + "`" + command + " --help` lists all options.");
        return ExitCode.USAGE.number();
    }

    private static String message(ParameterException failure, List<String> arguments) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return UnknownWord.first(unmatched, arguments).complaint();
        }
        // what was written behind a flag may be a password that was meant for the option beside it
        if (failure.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return option.longestName() + " takes no value";
        }
        return String.valueOf(failure.getMessage());
    }

    private static String suggestion(ParameterException failure, List<String> arguments) {
        List<String> similar = failure instanceof UnmatchedArgumentException unmatched
                ? UnknownWord.first(unmatched, arguments).similar(failure.getCommandLine())
                : List.of();
        return similar.isEmpty() ? "" : "Did you mean " + String.join(" or ", similar) + "? ";
    }
}
