package io.acpupgrade.prep.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks the person at the terminal; whatever is no yes is a no. */
record Confirmation(Surroundings surroundings) {
    private static final Set<String> YES = Set.of("y", "yes");

    boolean asks(String question) {
        Printer terminal = new Printer(surroundings.err());
        terminal.words("Confirm   " + question + " [y/N] ");
        terminal.flush();
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }
}
