package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.output.terminal.StackTrace;

/** Says what no run has said: a failure before one began or after it ended, and output that nobody took. */
record LastResort(CliContext surroundings) {
    /** The exit code of a command line that failed outside of a run. */
    int failed(Throwable cause) {
        Failure failure = Failure.of(cause);
        ConsoleWriter story = story();
        failure.tell(story);
        if (failure.code() == ExitCode.DEFECT) {
            new StackTrace(cause).tell(story);
        }
        return failure.code().number();
    }

    /** The exit code of a command line that ended so, once it is seen whether its output was taken. */
    int written(int ended) {
        if (ended != ExitCode.DONE.number() || surroundings.out().failure().isEmpty()) {
            return ended;
        }
        Results.unwritten("stdout", surroundings.out().failure().get()).tell(story());
        return ExitCode.NOT_CONFIGURED.number();
    }

    private ConsoleWriter story() {
        return new ConsoleWriter(new Printer(surroundings.err()), surroundings.window());
    }
}
