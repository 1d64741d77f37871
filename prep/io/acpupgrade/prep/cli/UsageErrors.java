package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.Invocation;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;
import io.acpupgrade.problem.Message;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where to read more; the whole help would hide the one line that counts. */
record UsageErrors(CliContext context) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String remedy = advice(failure, List.of(arguments)) + "`" + help(failure) + "` lists all options.";
        return new UnhandledFailure(context)
                .refused(
                        new Failure(
                                ExitCode.USAGE,
                                Message.text(message(failure, List.of(arguments))),
                                Message.text(remedy),
                                List.of()),
                        failure.getCommandLine());
    }

    private ShellCommand help(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        OwnCommand upgrade = Invocation.unread(context);
        return command.parent() == null ? upgrade.bare("--help") : upgrade.bare(command.name(), "--help");
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

    private static String advice(ParameterException failure, List<String> arguments) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? UnknownWord.first(unmatched, arguments)
                        .advice()
                        .map(text -> text + " ")
                        .orElse("")
                : "";
    }
}
