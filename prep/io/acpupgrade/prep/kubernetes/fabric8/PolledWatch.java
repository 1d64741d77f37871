package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.kubernetes.Watch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Adds polling to a watch that has gone quiet: a connection that was silently dropped (by a firewall, a load balancer,
 * a node failure) looks like one without changes.
 */
final class PolledWatch implements Watch {
    /** Plus the time of one response, news is at most half a minute old. */
    private static final Duration POLL_AFTER = Duration.ofSeconds(15);

    private static final Duration DISCONNECTED_AFTER = Duration.ofSeconds(45);

    private final Watch watch;
    private final Lister lister;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Map<String, KubernetesObject> known = new HashMap<>();
    private final Queue<Change> pending = new ArrayDeque<>();
    private Stopwatch sinceActivity;
    private Stopwatch sincePoll;
    private Optional<List<KubernetesObject>> listed = Optional.empty();
    private boolean isPolling;

    /** Lists the watched objects. */
    @FunctionalInterface
    interface Lister {
        List<KubernetesObject> list() throws ClusterException;
    }

    /** @param executor runs polls in the background */
    PolledWatch(Watch watch, Lister lister, Executor executor, LongSupplier nanos) {
        this.watch = watch;
        this.lister = lister;
        this.executor = executor;
        this.nanos = nanos;
        this.sinceActivity = Stopwatch.startedBy(nanos);
        this.sincePoll = sinceActivity;
    }

    static Watch over(Watch watch, Lister lister) {
        return new PolledWatch(watch, lister, PolledWatch::inBackground, System::nanoTime);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "watch-poll");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Optional<Change> next(Duration timeout) throws InterruptedException {
        pollIfQuiet();
        mergeListed();
        if (!pending.isEmpty()) {
            return Optional.of(pending.remove());
        }
        Optional<Change> change = watch.next(timeout);
        if (change.isPresent()) {
            sinceActivity = Stopwatch.startedBy(nanos);
        }
        return change.filter(this::recordIfNew);
    }

    private synchronized void pollIfQuiet() {
        if (!isPolling && sinceActivity.hasRun(POLL_AFTER) && sincePoll.hasRun(POLL_AFTER)) {
            isPolling = true;
            sincePoll = Stopwatch.startedBy(nanos);
            executor.execute(this::lister);
        }
    }

    private void lister() {
        Optional<List<KubernetesObject>> objects = Optional.empty();
        try {
            objects = Optional.of(lister.list());
        } catch (ClusterException e) {
            // no activity, which is what isConnected() reports
        } finally {
            finishPoll(objects);
        }
    }

    private synchronized void finishPoll(Optional<List<KubernetesObject>> objects) {
        listed = objects.or(() -> listed);
        isPolling = false;
    }

    private synchronized Optional<List<KubernetesObject>> takeListed() {
        Optional<List<KubernetesObject>> result = listed;
        listed = Optional.empty();
        return result;
    }

    /** Queues the changes that the poll found and the watch has not reported. */
    private void mergeListed() {
        takeListed().ifPresent(objects -> {
            sinceActivity = Stopwatch.startedBy(nanos);
            Map<String, KubernetesObject> gone = new HashMap<>(known);
            for (KubernetesObject object : objects) {
                gone.remove(key(object));
                add(new Change(Event.PRESENT, object));
            }
            new ArrayList<>(gone.values()).forEach(object -> add(new Change(Event.DELETED, object)));
        });
    }

    private void add(Change change) {
        if (recordIfNew(change)) {
            pending.add(change);
        }
    }

    /** Records the change; false where it is known or outdated. */
    private boolean recordIfNew(Change change) {
        String key = key(change.object());
        Optional<KubernetesObject> before = Optional.ofNullable(known.get(key));
        if (change.event() == Event.DELETED) {
            known.remove(key);
            return before.isPresent();
        }
        if (before.isPresent() && !isNewer(change.object(), before.get())) {
            return false;
        }
        known.put(key, change.object());
        return true;
    }

    private static String key(KubernetesObject object) {
        return object.namespace().orElse("") + "/" + object.name();
    }

    /** Compares resource versions as numbers; others can only be compared for equality. */
    private static boolean isNewer(KubernetesObject one, KubernetesObject other) {
        String version = one.resourceVersion();
        String otherVersion = other.resourceVersion();
        return (isNumber(version) && isNumber(otherVersion))
                ? Long.parseLong(version) > Long.parseLong(otherVersion)
                : !version.equals(otherVersion);
    }

    private static boolean isNumber(String version) {
        return version.matches("\\d{1,18}");
    }

    @Override
    public boolean isConnected() {
        return watch.isConnected() && !sinceActivity.hasRun(DISCONNECTED_AFTER);
    }

    @Override
    public Duration sinceLastActivity() {
        return sinceActivity.elapsed();
    }

    @Override
    public void close() {
        watch.close();
    }
}
