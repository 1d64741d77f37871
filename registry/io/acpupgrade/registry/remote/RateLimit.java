package io.acpupgrade.registry.remote;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * Limits bytes per second over all connections, in both directions: a token bucket with almost no capacity, so that a
 * pause is not followed by a burst.
 */
public final class RateLimit {
    /** The bytes passed at once; small, so that connections take turns quickly. */
    static final int MAX_CHUNK = 1 << 14;

    private static final long NANOS = 1_000_000_000L;

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    private long free;

    /** Sleeps. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(long nanos) throws InterruptedException;
    }

    public RateLimit(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, nanos -> Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000)));
    }

    RateLimit(long bytesPerSecond, LongSupplier nanoClock, Sleeper sleeper) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(bytesPerSecond + " bytes a second");
        }
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
        this.free = nanoClock.getAsLong();
    }

    /** Waits until this many bytes may be sent or received. */
    void take(int bytes) throws InterruptedIOException {
        long wait = reserve(bytes);
        if (wait <= 0) {
            return;
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException();
        }
    }

    /** Reserves the next time slot; returns the nanoseconds until it starts. */
    private synchronized long reserve(int bytes) {
        long now = nanoClock.getAsLong();
        long begin = Math.max(free, now);
        free = begin + (long) ((double) bytes * NANOS / bytesPerSecond);
        return begin - now;
    }

    /** Returns a stream limited to this rate. */
    OutputStream limit(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                take(1);
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int from = 0; from < length; from += MAX_CHUNK) {
                    int n = Math.min(MAX_CHUNK, length - from);
                    take(n);
                    out.write(bytes, offset + from, n);
                }
            }
        };
    }
}
