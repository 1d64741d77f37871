package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.StackTrace;
import io.acpupgrade.prep.workflow.Failure;
import io.acpupgrade.problem.Message;

/** Prints failures: what happened, all details, and what to do next. */
public record FailurePrinter(ConsoleWriter console) {
    public void print(Failure failure) {
        console.line(Message.of("heading.failed"), failure.message());
        failure.details().forEach(detail -> console.line(Message.NONE, detail));
        failure.remedies().forEach(remedy -> console.line(Message.of("heading.next"), remedy));
    }

    /** Prints what a defect looks like from inside. */
    public void trace(Throwable cause) {
        new StackTrace(cause).print(console);
    }
}
