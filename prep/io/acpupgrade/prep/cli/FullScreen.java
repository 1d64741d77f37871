package io.acpupgrade.prep.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole terminal, while something is followed. It is drawn from the top each time, on the terminal's second screen:
 * there a resize breaks nothing that the next drawing does not mend, and what stood on the first one comes back.
 */
final class FullScreen {
    private static final String SECOND_SCREEN = "\u001b[?1049h";
    private static final String FIRST_SCREEN = "\u001b[?1049l";
    private static final String TOP = "\u001b[H";
    private static final String CLEAR_REST = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    /** Of what is said meanwhile, the last of it is shown. */
    private static final int NEWS = 2;

    private final PrintStream err;
    private final Supplier<TerminalSize> window;
    private final List<String> said = new ArrayList<>();
    private Frame frame = new Frame(List.of(), "");

    FullScreen(PrintStream err, Supplier<TerminalSize> window) {
        this.err = err;
        this.window = window;
        err.print(SECOND_SCREEN);
    }

    void show(Frame next) {
        frame = next;
        draw();
    }

    /** Says something besides, which is kept for when this ends. */
    void say(String line) {
        said.add(line);
        draw();
    }

    private void draw() {
        TerminalSize size = window.get();
        List<String> news = said.subList(Math.max(0, said.size() - Math.min(NEWS, size.lines() / 4)), said.size());
        err.print(TOP
                + Stream.concat(frame.within(size.lines() - news.size()).stream(), news.stream())
                        // a line that reaches the edge leaves the cursor where clearing the rest would eat its last
                        // letter
                        .map(line -> new TerminalText(line).within(size.columns() - 1) + CLEAR_REST)
                        .collect(Collectors.joining("\n"))
                + CLEAR_BELOW);
        err.flush();
    }

    /** Leaves the terminal as it was, and what was said below that; a terminal without a second screen is left empty. */
    void end() {
        err.print(TOP + CLEAR_BELOW + FIRST_SCREEN);
        said.forEach(err::println);
        err.flush();
    }
}
