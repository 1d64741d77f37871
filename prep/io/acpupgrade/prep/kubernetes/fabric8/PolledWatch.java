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
 * A watch that looks itself when it is told nothing: a connection that was dropped without a word (by a firewall, a load
 * balancer, a node that lost its power) looks like one on which nothing happens.
 */
final class PolledWatch implements Watch {
    /** With the time that an answer may take, news is at most half a minute old. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Watch watch;
    private final Look look;
    private final Executor looking;
    private final LongSupplier nanos;
    private final Map<String, KubernetesObject> known = new HashMap<>();
    private final Queue<Change> found = new ArrayDeque<>();
    private Stopwatch sinceSign;
    private Stopwatch sinceLook;
    private Optional<List<KubernetesObject>> seen = Optional.empty();
    private boolean isLooking;

    /** Reads what is watched. */
    @FunctionalInterface
    interface Look {
        List<KubernetesObject> now() throws ClusterException;
    }

    /** @param looking where a look may take its time */
    PolledWatch(Watch watch, Look look, Executor looking, LongSupplier nanos) {
        this.watch = watch;
        this.look = look;
        this.looking = looking;
        this.nanos = nanos;
        this.sinceSign = Stopwatch.startedBy(nanos);
        this.sinceLook = sinceSign;
    }

    static Watch over(Watch watch, Look look) {
        return new PolledWatch(watch, look, PolledWatch::inBackground, System::nanoTime);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "look");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Optional<Change> next(Duration patience) throws InterruptedException {
        lookWhereQuiet();
        compare();
        if (!found.isEmpty()) {
            return Optional.of(found.remove());
        }
        Optional<Change> told = watch.next(patience);
        if (told.isPresent()) {
            sinceSign = Stopwatch.startedBy(nanos);
        }
        return told.filter(this::isNews);
    }

    private synchronized void lookWhereQuiet() {
        if (!isLooking && sinceSign.hasRun(QUIET) && sinceLook.hasRun(QUIET)) {
            isLooking = true;
            sinceLook = Stopwatch.startedBy(nanos);
            looking.execute(this::look);
        }
    }

    private void look() {
        Optional<List<KubernetesObject>> objects = Optional.empty();
        try {
            objects = Optional.of(look.now());
        } catch (ClusterException e) {
            // no sign of life, which is what this tells
        } finally {
            end(objects);
        }
    }

    private synchronized void end(Optional<List<KubernetesObject>> objects) {
        seen = objects.or(() -> seen);
        isLooking = false;
    }

    private synchronized Optional<List<KubernetesObject>> taken() {
        Optional<List<KubernetesObject>> taken = seen;
        seen = Optional.empty();
        return taken;
    }

    /** What the look shows that the watch has not told. */
    private void compare() {
        taken().ifPresent(objects -> {
            sinceSign = Stopwatch.startedBy(nanos);
            Map<String, KubernetesObject> gone = new HashMap<>(known);
            for (KubernetesObject object : objects) {
                gone.remove(key(object));
                add(new Change(Event.SEEN, object));
            }
            new ArrayList<>(gone.values()).forEach(object -> add(new Change(Event.GONE, object)));
        });
    }

    private void add(Change change) {
        if (isNews(change)) {
            found.add(change);
        }
    }

    /** Remembers it; false where it is known, or older than what is known. */
    private boolean isNews(Change change) {
        String key = key(change.object());
        Optional<KubernetesObject> before = Optional.ofNullable(known.get(key));
        if (change.event() == Event.GONE) {
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

    /** Resource versions are numbers of one sequence; what is no number is only compared. */
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
        return watch.isConnected() && !sinceSign.hasRun(SILENCE);
    }

    @Override
    public Duration sinceSignOfLife() {
        return sinceSign.elapsed();
    }

    @Override
    public void close() {
        watch.close();
    }
}
