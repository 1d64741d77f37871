package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.output.FailurePrinter;
import io.acpupgrade.prep.output.RunResults;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;

/** Prints failures outside of a run: before it began or after it ended, and output that could not be written. */
record UnhandledFailure(CliContext context) {
    /** The exit code of a command line that failed outside of a run. */
    int failed(Throwable cause) {
        Failure failure = Failure.of(cause);
        FailurePrinter printer = printer();
        printer.print(failure);
        if (failure.code() == ExitCode.DEFECT) {
            printer.trace(cause);
        }
        return failure.code().number();
    }

    /** The exit code of a command line that ended so, once it is seen whether its output was taken. */
    int written(int ended) {
        if (ended != ExitCode.DONE.number() || context.out().failure().isEmpty()) {
            return ended;
        }
        printer().print(RunResults.unwritten("stdout", context.out().failure().get()));
        return ExitCode.NOT_CONFIGURED.number();
    }

    private FailurePrinter printer() {
        return new FailurePrinter(new ConsoleWriter(new Printer(context.err()), context.window()));
    }
}
