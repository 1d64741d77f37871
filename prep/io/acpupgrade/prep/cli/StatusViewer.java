package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.upgrade.StatusChanges;
import io.acpupgrade.prep.upgrade.StatusWatch;
import io.acpupgrade.prep.upgrade.UpgradeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows an upgrade while it is followed: drawn over on a terminal, what is new line by line in a log. */
final class StatusViewer implements StatusWatch.Viewer {
    /** What fits on the smallest screen that is in use. */
    private static final int HEIGHT = 22;

    private final TextLog log;
    private final ProgressDisplay.Style style;
    private Optional<UpgradeStatus> before = Optional.empty();

    StatusViewer(TextLog log, ProgressDisplay.Style style) {
        this.log = log;
        this.style = style;
    }

    @Override
    public void sees(UpgradeStatus status) {
        if (style == ProgressDisplay.Style.DRAWN) {
            log.draw(fitting(new StatusScreen(status, StatusScreen.Extent.SCREEN).lines()));
        } else if (before.isEmpty()) {
            log.say("Now", status.assessment().word() + ": " + status.because());
            status.health().forEach(issue -> log.say(issue.level().word(), issue.message()));
        } else {
            new StatusChanges(before.get(), status).lines().forEach(line -> log.say(line.heading(), line.text()));
        }
        before = Optional.of(status);
    }

    private static List<String> fitting(List<String> lines) {
        if (lines.size() <= HEIGHT) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, HEIGHT - 1));
        shown.add("… " + (lines.size() - HEIGHT + 1) + " more lines: bash upgrade.sh status");
        return shown;
    }

    @Override
    public void hears(String news) {
        log.warn(news);
    }

    /** Leaves a clean screen behind. */
    void end() {
        if (style == ProgressDisplay.Style.DRAWN) {
            log.draw(List.of());
        }
    }
}
