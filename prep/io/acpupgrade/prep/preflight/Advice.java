package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;

/**
 * A recommended action.
 *
 * @param text why and what, as full sentences
 * @param commands ready to paste into a shell, one by one; empty if it takes more than a command
 */
public record Advice(Message text, List<ShellCommand> commands) {
    public Advice {
        commands = List.copyOf(commands);
    }

    public static Advice of(Message text, ShellCommand... commands) {
        return new Advice(text, List.of(commands));
    }
}
