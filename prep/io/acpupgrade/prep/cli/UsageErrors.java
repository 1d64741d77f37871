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
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command line and where to read more; the whole help would hide the one line that counts. */
record UsageErrors(CliContext context) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        Complaint complaint = new Complaint(failure, List.of(arguments));
        Message remedy = Message.sentences(complaint.advice(), Message.of("cli.see-help", help(failure)));
        return new UnhandledFailure(context)
                .refused(new Failure(ExitCode.USAGE, complaint.message(), remedy, List.of()), failure.getCommandLine());
    }

    private ShellCommand help(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        OwnCommand upgrade = Invocation.unread(context);
        return command.parent() == null ? upgrade.bare("--help") : upgrade.bare(command.name(), "--help");
    }
}
