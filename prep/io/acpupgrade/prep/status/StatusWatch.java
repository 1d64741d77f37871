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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Follows an upgrade to its end, by a watch that outlives restarts of the API server.
 *
 * @param stuckTimeout how long nothing may move, because the upgrade is stalled or blocked
 * @param upgrade for what is told to people
 */
public record StatusWatch(
        KubernetesApi api, Listener listener, Duration stuckTimeout, InstantSource clock, OwnCommand upgrade) {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration NOTICE_AFTER = Duration.ofSeconds(10);

    /** Who looks on. */
    public interface Listener {
        /**
         * How it is now; said again each second, also where nothing has changed but the time.
         *
         * @param age how long ago the API server last told something
         */
        void statusRead(UpgradeStatus status, Duration age);

        /** Something to know besides, such as that the API server is away. */
        void notice(String news);
    }

    /** Why it is not followed any longer. */
    public enum End {
        COMPLETED,
        /** Nothing was requested. */
        IDLE,
        /** Nothing has moved for too long. */
        STUCK
    }

    /** The end, and how things were then. */
    public record Outcome(End end, UpgradeStatus last) {}

    /** Follows the cluster that this is about. */
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

    /** What is kept between two looks. */
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
                listener.notice("the ClusterVersionShadow was deleted; waiting for it to come back");
            } else {
                shadow = ClusterVersionShadow.parse(change.object().json());
            }
        }

        /** Modules are looked at when the assessment changes, for there may be thousands. */
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
                    listener.notice("the API server is back");
                }
                absenceReported = false;
                sinceContact = Stopwatch.started();
            } else if (!absenceReported && sinceContact.hasRun(NOTICE_AFTER)) {
                absenceReported = true;
                listener.notice("the API server does not answer; the watch goes on as soon as it does");
            }
        }
    }
}
