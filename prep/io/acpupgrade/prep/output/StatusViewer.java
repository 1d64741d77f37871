package io.acpupgrade.prep.output;

import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.output.terminal.Frame;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.status.StatusChanges;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.workflow.event.StatusDisplay;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows an upgrade while it is followed: on the whole of a terminal, or what is new line by line in a log. */
public final class StatusViewer implements StatusDisplay {
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final ConsoleLog log;
    private final ProgressDisplay.Style style;
    private final Supplier<TerminalSize> window;
    private Stopwatch sinceWord = Stopwatch.started();
    private Optional<UpgradeStatus> before = Optional.empty();

    public StatusViewer(ConsoleLog log, ProgressDisplay.Style style, Supplier<TerminalSize> window) {
        this.log = log;
        this.style = style;
        this.window = window;
    }

    @Override
    public void statusRead(UpgradeStatus status, Duration age) {
        if (style == ProgressDisplay.Style.DRAWN) {
            log.fill(frame(status, age));
        } else if (before.isEmpty()) {
            log.info(Message.of("status.now"), status.summary());
            status.health().forEach(issue -> log.info(issue.level().label(), issue.message()));
        } else {
            List<StatusChanges.Line> lines = new StatusChanges(before.get(), status).lines();
            lines.forEach(line -> log.info(line.heading(), line.text()));
            tellWhereNothingIsSaid(status, age, lines);
        }
        before = Optional.of(status);
    }

    /** A log that stands still does not show whether the upgrade does. */
    private void tellWhereNothingIsSaid(UpgradeStatus status, Duration age, List<StatusChanges.Line> lines) {
        if (lines.isEmpty() && sinceWord.hasRun(QUIET)) {
            log.info(
                    Message.of("heading.still"),
                    Message.clauses(List.of(status.assessment().label(), seen(age))));
            sinceWord = Stopwatch.started();
        } else if (!lines.isEmpty()) {
            sinceWord = Stopwatch.started();
        }
    }

    private static Message seen(Duration age) {
        return Message.of("status-watch.last-answer", age.toSeconds());
    }

    private Frame frame(UpgradeStatus status, Duration age) {
        List<String> lines = new ArrayList<>(
                StatusScreen.on(window.get(), status, log.language()).lines());
        lines.add(1, log.language().text(seen(age)));
        return new Frame(lines);
    }

    @Override
    public void notice(Message news) {
        log.warn(news);
    }

    @Override
    public void close() {
        log.end();
    }
}
