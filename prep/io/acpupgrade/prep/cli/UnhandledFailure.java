package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.output.FailurePrinter;
import io.acpupgrade.prep.output.OutputDestination;
import io.acpupgrade.prep.output.RunResults;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Tells of failures outside of a run: before it began or after it ended, and output that could not be written. They are
 * left where the results of the run would be, as far as the command line could be read.
 */
record UnhandledFailure(CliContext context) {
    /** The exit code of a command line that failed outside of a run. */
    int failed(Throwable cause, CommandLine command) {
        Failure failure = Failure.of(cause);
        FailurePrinter printer = printer();
        printer.print(failure);
        if (failure.code() == ExitCode.DEFECT) {
            printer.trace(cause);
        }
        return left(failure, command);
    }

    /** The exit code of a command line that is refused. */
    int refused(Failure failure, CommandLine command) {
        printer().print(failure);
        return left(failure, command);
    }

    /** The exit code of a command line that ended so, once it is seen whether its output was taken. */
    int written(int ended) {
        if (ended != ExitCode.DONE.number() || context.out().failure().isEmpty()) {
            return ended;
        }
        printer().print(RunResults.unwritten("stdout", context.out().failure().get()));
        return ExitCode.NOT_CONFIGURED.number();
    }

    private int left(Failure failure, CommandLine command) {
        List<ReportedCommand> commands = commands(command);
        Optional<OutputDestination> destination = commands.stream()
                .map(one -> one.output().destination(context))
                .reduce((before, verb) -> verb.orElse(before));
        if (destination.isEmpty()) {
            return failure.code().number();
        }
        Instant now = context.clock().instant();
        ReportRecorder report = new ReportRecorder(
                Version.text(), commands.get(commands.size() - 1).reportedAs(), now);
        report.addFailure(failure.message(), failure.remedy());
        RunResults results = new RunResults(destination.get(), console(), report);
        try {
            results.check();
        } catch (InvalidInputException e) {
            printer().print(Failure.of(e));
        }
        return results.leave(failure.code(), now).number();
    }

    /** The command without a verb, and the verb: an option may stand before the verb by mistake. */
    private static List<ReportedCommand> commands(CommandLine command) {
        ParseResult read = command.getCommandSpec().root().commandLine().getParseResult();
        return Stream.iterate(Optional.ofNullable(read), Optional::isPresent, UnhandledFailure::verb)
                .flatMap(Optional::stream)
                .map(one -> one.commandSpec().userObject())
                .flatMap(one -> one instanceof ReportedCommand reported ? Stream.of(reported) : Stream.empty())
                .toList();
    }

    private static Optional<ParseResult> verb(Optional<ParseResult> before) {
        return before.filter(ParseResult::hasSubcommand).map(ParseResult::subcommand);
    }

    private FailurePrinter printer() {
        return new FailurePrinter(console());
    }

    private ConsoleWriter console() {
        return new ConsoleWriter(context.printer(), context.window(), ConsoleWriter.Volume.ALL);
    }
}
