package io.acpupgrade.registry.remote;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * So many bytes a second over all connections together, in both directions: a token bucket that never holds more than a
 * moment's worth, so that a pause does not turn into a burst.
 */
public final class RateLimit {
    /** What is let through at once; small, so that no connection stands still for long while others take their turn. */
    static final int MAX_CHUNK = 1 << 14;

    private static final long NANOS = 1_000_000_000L;

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    private long free;

    /** Lets time go by. */
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

    /** Waits until so many bytes may move. */
    void take(int bytes) throws InterruptedIOException {
        long wait = reserve(bytes);
        if (wait <= 0) {
            return;
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("given up while waiting for its turn");
        }
    }

    /** Each turn begins when the one before it is over; nanoseconds until then. */
    private synchronized long reserve(int bytes) {
        long now = nanoClock.getAsLong();
        long begin = Math.max(free, now);
        free = begin + (long) ((double) bytes * NANOS / bytesPerSecond);
        return begin - now;
    }

    /** The same way out, at no more than this rate. */
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
