package io.acpupgrade.prep.status;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Follows an upgrade to its end, with a watch that survives restarts of the API server.
 *
 * @param stuckTimeout how long the upgrade may stay stalled or blocked
 * @param upgrade for the commands in remedies
 */
public record StatusWatch(
        KubernetesApi api, Listener listener, Duration stuckTimeout, InstantSource clock, OwnCommand upgrade) {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration NOTICE_AFTER = Duration.ofSeconds(10);

    /** Receives what the watch reads. */
    public interface Listener {
        /**
         * Receives the current status, each second, even if nothing has changed.
         *
         * @param age the time since the API server last sent anything
         */
        void statusRead(UpgradeStatus status, Duration age);

        /** Receives other news, such as that the API server does not answer. */
        void notice(Message news);
    }

    /** Why the watch ended. */
    public enum End {
        COMPLETED,
        /** No upgrade is requested. */
        IDLE,
        /** The upgrade was stalled or blocked for too long. */
        STUCK
    }

    /** Why the watch ended, and the last status. */
    public record Outcome(End end, UpgradeStatus last) {}

    /** Follows the upgrade of this cluster. */
    public Outcome follow(NamedShadow shadow) throws ClusterException, InterruptedException {
        try (Watch watch = api.watch(ObjectSelector.byName(shadow.name()))) {
            Follower follower = new Follower(shadow.shadow());
            while (true) {
                Optional<Outcome> end = follower.next(watch);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
    }

    /** The state between two reads. */
    private final class Follower {
        private ClusterVersionShadow shadow;
        private Optional<Assessment> before = Optional.empty();
        private UnstableModules modules = UnstableModules.notRead();
        private Stopwatch sinceProgress = Stopwatch.started();
        private Stopwatch sinceContact = Stopwatch.started();
        private boolean absenceReported;

        Follower(ClusterVersionShadow shadow) {
            this.shadow = shadow;
        }

        Optional<Outcome> next(Watch watch) throws InterruptedException {
            UpgradeStatus status = currentStatus();
            listener.statusRead(status, watch.sinceLastActivity());
            Optional<End> end = end(status);
            if (end.isPresent()) {
                return end.map(why -> new Outcome(why, status));
            }
            reportConnection(watch);
            watch.next(STEP).ifPresent(this::apply);
            return Optional.empty();
        }

        private void apply(Watch.Change change) {
            if (change.event() == Watch.Event.DELETED) {
                listener.notice(Message.of("status.shadow-deleted"));
            } else {
                shadow = ClusterVersionShadow.parse(change.object().json());
            }
        }

        /** Modules are read only when the assessment changes, because there may be thousands. */
        private UpgradeStatus currentStatus() {
            CommandPrefixes commands = new CommandPrefixes(api.kubectl(), upgrade);
            UpgradeStatus status = UpgradeStatus.of(shadow, modules, clock.instant(), commands);
            if (before.isEmpty() || before.get() != status.assessment()) {
                modules = UnstableModules.of(api, shadow.name());
                status = UpgradeStatus.of(shadow, modules, clock.instant(), commands);
                before = Optional.of(status.assessment());
            }
            return status;
        }

        private Optional<End> end(UpgradeStatus status) {
            if (!status.assessment().isStuck()) {
                sinceProgress = Stopwatch.started();
            }
            return switch (status.assessment()) {
                case COMPLETED -> Optional.of(End.COMPLETED);
                case IDLE -> Optional.of(End.IDLE);
                case STALLED, PREFLIGHT_BLOCKED ->
                    sinceProgress.hasRun(stuckTimeout) ? Optional.of(End.STUCK) : Optional.empty();
                case PROGRESSING, PROGRESSING_SLOWLY, UNKNOWN -> Optional.empty();
            };
        }

        private void reportConnection(Watch watch) {
            if (watch.isConnected()) {
                if (absenceReported) {
                    listener.notice(Message.of("status.server-back"));
                }
                absenceReported = false;
                sinceContact = Stopwatch.started();
            } else if (!absenceReported && sinceContact.hasRun(NOTICE_AFTER)) {
                absenceReported = true;
                listener.notice(Message.of("status.server-silent"));
            }
        }
    }
}
