package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lines on the way to a person: a heading in a column of its own, then the text; drawn lines stay below them. */
public final class ConsoleWriter {
    /** The width of a heading, in columns. */
    private static final int HEADING = 9;

    /** Which lines are printed. */
    public enum Volume {
        ALL,
        /** Warnings, failures, and what to do about them. */
        QUIET
    }

    /** How far a text below a heading is indented. */
    static final int INDENT = HEADING + 1;

    private final Printer err;
    private final Supplier<TerminalSize> window;
    private final Volume volume;
    /** Whether the last line with a heading was printed. */
    private boolean printed;

    /** The thread that ends the run, once there is one. */
    private Optional<Thread> last = Optional.empty();

    private List<String> drawn = List.of();
    private Optional<FullScreen> screen = Optional.empty();

    /**
     * Prints a line.
     *
     * @param window asked for its size where something is drawn, and only there
     */
    public ConsoleWriter(Printer err, Supplier<TerminalSize> window, Volume volume) {
        this.err = err;
        this.window = window;
        this.volume = volume;
    }

    /** A line with a heading; one that says nothing only continues the line before. */
    public void line(Message heading, Message text) {
        line(language().text(heading), language().text(text));
    }

    /** The same, of words that are in the user's language already. */
    public synchronized void line(String heading, String text) {
        if (last.isPresent() && !last.get().equals(Thread.currentThread())) {
            return;
        }
        printed = volume == Volume.ALL || (heading.isBlank() ? printed : Emphasis.isUrgent(heading, language()));
        if (!printed) {
            return;
        }
        String line = headed(heading, text);
        if (screen.isPresent()) {
            screen.get().say(line);
            return;
        }
        erase();
        err.line(line);
        redraw();
        err.flush();
    }

    /** From now on only this thread is heard: what others still do says nothing that counts. */
    public synchronized void leaveTo(Thread ending) {
        last = Optional.of(ending);
    }

    /** A line with its heading in the column of headings. */
    String headed(String heading, String text) {
        return (new TerminalText(heading).padded(HEADING) + " " + text).stripTrailing();
    }

    /** The language of the person who looks at it. */
    public Language language() {
        return err.language();
    }

    /** Lines that are drawn over at the next occasion; only for terminals. */
    synchronized void draw(List<String> lines) {
        erase();
        drawn = lines.isEmpty() ? List.of() : fitting(lines, window.get());
        redraw();
        err.flush();
    }

    /** A line that wraps, or one that scrolls away, could not be drawn over. */
    private static List<String> fitting(List<String> lines, TerminalSize size) {
        return lines.stream()
                .limit(Math.max(1, size.lines() - 1))
                .map(line -> new TerminalText(line).within(size.columns() - 1))
                .toList();
    }

    /** Shows something on the whole of the terminal, until the end. */
    public synchronized void fill(Frame frame) {
        if (screen.isEmpty()) {
            draw(List.of());
            screen = Optional.of(new FullScreen(err, window));
        }
        screen.get().show(frame);
    }

    /** Clears away what is drawn. */
    public synchronized void end() {
        screen.ifPresent(FullScreen::end);
        screen = Optional.empty();
        draw(List.of());
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            err.up(drawn.size());
            err.control(Printer.Control.LINE_START, Printer.Control.CLEAR_BELOW);
        }
    }

    private void redraw() {
        drawn.forEach(err::line);
    }
}
