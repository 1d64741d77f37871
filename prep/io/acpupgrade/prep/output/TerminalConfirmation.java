package io.acpupgrade.prep.output;

import io.acpupgrade.file.InputLine;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.workflow.Confirmation;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks at the terminal, and reads the answer from the standard input. */
public record TerminalConfirmation(Printer terminal, InputStream in) implements Confirmation {
    private static final int LONGEST = 1000;
    private static final Set<String> YES = Set.of("y", "yes");

    @Override
    public boolean asks(Message question) {
        terminal.words(question);
        terminal.flush();
        try {
            return new InputLine(in, LONGEST)
                    .read()
                    .map(answer -> new String(answer, StandardCharsets.UTF_8).strip())
                    .filter(answer -> YES.contains(answer.toLowerCase(Locale.ROOT)))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
