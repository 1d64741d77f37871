package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ManagedCluster;
import io.acpupgrade.prep.upgrade.StatusChanges;
import io.acpupgrade.prep.upgrade.StatusWatch;
import io.acpupgrade.prep.upgrade.UpgradeStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows an upgrade while it is followed: on the whole of a terminal, or what is new line by line in a log. */
final class StatusViewer implements StatusWatch.Viewer {
    private final TextLog log;
    private final ProgressDisplay.Style style;
    private final Supplier<TerminalSize> window;
    private Optional<UpgradeStatus> before = Optional.empty();

    StatusViewer(TextLog log, ProgressDisplay.Style style, Supplier<TerminalSize> window) {
        this.log = log;
        this.style = style;
        this.window = window;
    }

    @Override
    public void sees(UpgradeStatus status) {
        if (style == ProgressDisplay.Style.DRAWN) {
            log.fill(frame(status));
        } else if (before.isEmpty()) {
            log.say("Now", status.assessment().word() + ": " + status.because());
            status.health().forEach(issue -> log.say(issue.level().word(), issue.message()));
        } else {
            new StatusChanges(before.get(), status).lines().forEach(line -> log.say(line.heading(), line.text()));
        }
        before = Optional.of(status);
    }

    private Frame frame(UpgradeStatus status) {
        String cluster = status.cluster().equals(ManagedCluster.GLOBAL) ? "" : " --cluster " + status.cluster();
        return new Frame(StatusScreen.on(window.get(), status).lines(), "bash upgrade.sh status" + cluster);
    }

    @Override
    public void hears(String news) {
        log.warn(news);
    }

    /** Leaves a clean screen behind. */
    void end() {
        log.end();
    }
}
