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
 * Cancels requests in which no byte moves for too long, or whose response trickles in. Blocking sockets have no timeout
 * for writes, and none for slow responses.
 */
final class StallWatch implements AutoCloseable {
    /** The storage speed granted to a registry after a body was sent, in bytes per second. */
    private static final long STORED_PER_SECOND = 10L << 20;
    /** The minimum rate of a response in bytes per second, averaged over the stall timeout. */
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

    /** One running request. */
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

        /** Starts waiting for response bytes; time spent on this side does not count. */
        synchronized void onWait() {
            if (idle) {
                lastMove += System.nanoTime() - idleSince;
                idle = false;
            }
        }

        /**
         * Records received bytes: the timeout restarts after each portion that the minimum rate demands, not after each
         * byte.
         */
        synchronized void onReceived(int bytes) {
            onReceived += Math.max(0, bytes);
            if (onReceived >= portion()) {
                onReceived = 0;
                lastMove = System.nanoTime();
            }
            idleSince = System.nanoTime();
            idle = true;
        }

        /** Records that the body was sent; the registry gets time to store a large blob. */
        void onSent(long bytes) {
            onProgress();
            allowance = limit.plusSeconds(bytes / STORED_PER_SECOND).toNanos();
        }

        /**
         * Returns the exception for a failed request: its stall or the shutdown takes precedence over the network
         * failure.
         */
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

    boolean isClosed() {
        return closed;
    }

    /** Cancels all running requests and stops watching. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        watched.forEach(request -> request.abort.run());
    }
}
