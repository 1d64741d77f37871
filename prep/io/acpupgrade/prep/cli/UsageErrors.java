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
        Story story = new Story(surroundings.err());
        story.line("FAILED", String.valueOf(failure.getMessage()));
        story.line("Next", suggestion(failure) + "`" + command + " --help` lists all that can be said.");
        return ExitCode.USAGE.number();
    }

    private static String suggestion(ParameterException failure) {
        List<String> similar =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return similar.isEmpty() ? "" : "Did you mean " + String.join(" or ", similar) + "? ";
    }
}
