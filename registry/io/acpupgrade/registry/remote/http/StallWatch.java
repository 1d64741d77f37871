package io.acpupgrade.registry.remote.http;

import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.RegistryException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Breaks off requests in which no byte has moved for too long, or whose answer comes by the byte; blocking sockets cannot
 * do that for writes, and by themselves never do it for what drips.
 */
final class StallWatch implements AutoCloseable {
    /** Bytes that a registry may take a second longer to store, once they have all arrived. */
    private static final long STORED_PER_SECOND = 10L << 20;
    /** What an answer has to bring in each second that it is waited for, on average over the limit. */
    static final long MIN_RATE = 1 << 10;

    private final Duration limit;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private volatile boolean closed;

    StallWatch(Duration limit) {
        this.limit = limit;
        this.clock = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("stall-watch"));
        long tick = Math.max(20, Math.min(1000, limit.toMillis() / 4));
        var unused = clock.scheduleAtFixedRate(this::check, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** One request that is under way. */
    final class Watched implements AutoCloseable {
        private final Runnable abort;
        private volatile long lastMove = System.nanoTime();
        private volatile long allowance = limit.toNanos();
        private volatile boolean stalled;
        private volatile boolean idle;
        private volatile long idleSince;
        private volatile long onReceived;

        private Watched(Runnable abort) {
            this.abort = abort;
        }

        void onProgress() {
            lastMove = System.nanoTime();
        }

        /** A part of the answer is waited for; the time that this side took since the last one does not count. */
        synchronized void onWait() {
            if (idle) {
                lastMove += System.nanoTime() - idleSince;
                idle = false;
            }
        }

        /** A part of the answer has come: time begins anew with each portion that the least rate demands, not with each byte. */
        synchronized void onReceived(int bytes) {
            onReceived += Math.max(0, bytes);
            if (onReceived >= portion()) {
                onReceived = 0;
                lastMove = System.nanoTime();
            }
            idleSince = System.nanoTime();
            idle = true;
        }

        /** The body is out: from now on the registry is at work, and large blobs take it longer. */
        void onSent(long bytes) {
            onProgress();
            allowance = limit.plusSeconds(bytes / STORED_PER_SECOND).toNanos();
        }

        /** What to say of this request, now that it has failed: its own stall or the end of all comes before the rest. */
        RegistryException exception(URI url, Exception failure) {
            if (closed) {
                return NetworkErrors.cancelled(url);
            }
            if (stalled) {
                return onReceived > 0 ? NetworkErrors.tooSlow(url, limit) : NetworkErrors.stalled(url, limit);
            }
            return NetworkErrors.unreachable(url, failure);
        }

        private void check(long now) {
            if (!idle && now - lastMove > allowance && !stalled) {
                stalled = true;
                abort.run();
            }
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }

    private long portion() {
        return Math.max(1, limit.toMillis() * MIN_RATE / 1000);
    }

    Watched watch(Runnable abort) {
        Watched request = new Watched(abort);
        watched.add(request);
        return request;
    }

    private void check() {
        long now = System.nanoTime();
        watched.forEach(request -> request.check(now));
    }

    /** Breaks off all requests that are under way, and watches no more. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        watched.forEach(request -> request.abort.run());
    }
}
