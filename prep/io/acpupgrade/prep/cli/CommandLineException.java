package io.acpupgrade.prep.cli;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that picocli can read, and that makes no sense as a whole. */
final class CommandLineException extends ParameterException implements Explained {
    private final transient Message message;

    CommandLineException(CommandLine command, Message message) {
        super(command, message.english());
        this.message = message;
    }

    @Override
    public Problem problem() {
        return new Problem(message, Message.NONE);
    }
}
