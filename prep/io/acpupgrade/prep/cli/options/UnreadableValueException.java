package io.acpupgrade.prep.cli.options;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import picocli.CommandLine.TypeConversionException;

/** The value of an option is not written as it has to be. */
final class UnreadableValueException extends TypeConversionException implements Explained {
    private final transient Message message;

    UnreadableValueException(Message message) {
        super(message.english());
        this.message = message;
    }

    @Override
    public Problem problem() {
        return new Problem(message, Message.NONE);
    }
}
