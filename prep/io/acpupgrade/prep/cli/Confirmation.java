package io.acpupgrade.prep.cli;

import io.acpupgrade.file.InputLine;
import io.acpupgrade.prep.output.terminal.Printer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks the person at the terminal; whatever is no yes is a no. */
record Confirmation(CliContext surroundings) {
    private static final int LONGEST = 1000;
    private static final Set<String> YES = Set.of("y", "yes");

    boolean asks(String question) {
        Printer terminal = new Printer(surroundings.err());
        terminal.words("Confirm   " + question + " [y/N] ");
        terminal.flush();
        try {
            return new InputLine(surroundings.in(), LONGEST)
                    .read()
                    .map(answer -> new String(answer, StandardCharsets.UTF_8).strip())
                    .filter(answer -> YES.contains(answer.toLowerCase(Locale.ROOT)))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
