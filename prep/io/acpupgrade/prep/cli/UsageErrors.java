package io.acpupgrade.prep.cli;

import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where to read more; the whole help would hide the one line that counts. */
record UsageErrors(Surroundings surroundings) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        Story story = new Story(surroundings.err(), surroundings.window());
        story.line("FAILED", message(failure));
        story.line("Next", suggestion(failure) + "`" + command + " --help` lists all options.");
        return ExitCode.USAGE.number();
    }

    private static String message(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                ? "There is no command '" + unmatched.getUnmatched().get(0) + "'"
                : String.valueOf(failure.getMessage());
    }

    private static String suggestion(ParameterException failure) {
        List<String> similar =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return similar.isEmpty() ? "" : "Did you mean " + String.join(" or ", similar) + "? ";
    }
}
