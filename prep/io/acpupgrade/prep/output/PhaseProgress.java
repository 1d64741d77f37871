package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.CopyListener;
import java.util.Optional;

/** The progress of the phase that runs now; at most one is drawn at a time. */
final class PhaseProgress {
    private final ConsoleWriter console;
    private final ProgressDisplay.Style style;
    private volatile Optional<ProgressDisplay> display = Optional.empty();

    PhaseProgress(ConsoleWriter console, ProgressDisplay.Style style) {
        this.console = console;
        this.style = style;
    }

    /**
     * Ends the phase before, and begins one.
     *
     * @param total bytes
     */
    ProgressDisplay begin(Message heading, long total) {
        end();
        ProgressDisplay begun =
                new ProgressDisplay(console, style, console.language().text(heading), total);
        display = Optional.of(begun);
        return begun;
    }

    /** One blob of the phase, drawn where the phase is. */
    CopyListener.Progress item(Message name, long size) {
        return display.<CopyListener.Progress>map(
                        shown -> shown.begin(console.language().text(name), size))
                .orElse(CopyListener.NONE);
    }

    /** Ends whatever is drawn. */
    void end() {
        display.ifPresent(ProgressDisplay::close);
        display = Optional.empty();
        console.end();
    }
}
