package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.prep.output.terminal.Printer.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The whole terminal, while something is followed. It is drawn from the top each time, on the terminal's second screen:
 * there the next drawing repairs what a resize breaks, and what stood on the first one comes back.
 */
final class FullScreen {
    /** How many of the last lines of the log are shown. */
    private static final int NEWS = 2;

    private final Printer err;
    private final Supplier<TerminalSize> window;
    private final List<String> logged = new ArrayList<>();
    private Frame frame = new Frame(List.of());

    FullScreen(Printer err, Supplier<TerminalSize> window) {
        this.err = err;
        this.window = window;
        err.control(Control.SECOND_SCREEN);
    }

    void show(Frame next) {
        frame = next;
        draw();
    }

    /** Says something besides, which is kept for when this ends. */
    void say(String line) {
        logged.add(line);
        draw();
    }

    private void draw() {
        TerminalSize size = window.get();
        List<String> news =
                logged.subList(Math.max(0, logged.size() - Math.min(NEWS, size.lines() / 4)), logged.size());
        Stream<String> lines =
                Stream.concat(frame.within(size.lines() - news.size(), err.language()).stream(), news.stream());
        err.control(Control.TOP);
        // a line that reaches the edge leaves the cursor where clearing the rest would eat its last letter
        write(lines.map(line -> new TerminalText(line).within(size.columns() - 1))
                .toList());
        err.control(Control.CLEAR_BELOW);
        err.flush();
    }

    private void write(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                err.control(Control.NEXT_LINE);
            }
            err.words(lines.get(i));
            err.control(Control.CLEAR_REST);
        }
    }

    /** Leaves the terminal as it was, with the lines of the log below it; a terminal without a second screen is left empty. */
    void end() {
        err.control(Control.TOP, Control.CLEAR_BELOW, Control.FIRST_SCREEN);
        logged.forEach(err::line);
        err.flush();
    }
}
