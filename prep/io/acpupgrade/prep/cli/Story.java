package io.acpupgrade.prep.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Lines on the way to a person: a heading in a column of its own, then the text; drawn lines stay below them. */
final class Story {
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final PrintStream err;
    private List<String> drawn = List.of();

    Story(PrintStream err) {
        this.err = err;
    }

    synchronized void line(String heading, String text) {
        erase();
        err.println(String.format(Locale.ROOT, "%-9s %s", heading, text).stripTrailing());
        redraw();
        err.flush();
    }

    /** Lines that are drawn over at the next occasion; only for terminals. */
    synchronized void draw(List<String> lines) {
        erase();
        drawn = List.copyOf(lines);
        redraw();
        err.flush();
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            err.print("\u001b[" + drawn.size() + "A" + CLEAR_BELOW);
        }
    }

    private void redraw() {
        drawn.forEach(err::println);
    }
}
