package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Limits concurrent requests: fewer when the registry asks for a pause, one more after each round of successes (additive
 * increase, multiplicative decrease).
 */
final class Throttle implements AutoCloseable {
    private static final Duration DEFAULT_PAUSE = Duration.ofMillis(500);

    private static final long CHECK_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final int maxWidth;
    private int width;
    private int active;
    private int successes;
    private boolean closed;
    private long pausedUntil = System.nanoTime();

    Throttle(int widest) {
        this.maxWidth = widest;
        this.width = widest;
    }

    /** Waits for a free slot; must be followed by {@link #exit}. */
    void enter() throws RegistryException {
        lock.lock();
        try {
            await(() -> active >= width ? CHECK_INTERVAL : remainingPause());
            active++;
        } finally {
            lock.unlock();
        }
    }

    /** Waits between two attempts, without occupying a slot. */
    void pause(Duration time) throws RegistryException {
        long end = System.nanoTime() + time.toNanos();
        lock.lock();
        try {
            await(() -> end - System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** @param remaining nanoseconds; zero when the wait is over */
    private void await(LongSupplier remaining) throws RegistryException {
        try {
            for (long left = remaining.getAsLong(); left > 0 && !closed; left = remaining.getAsLong()) {
                var unused = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetworkErrors.cancelled();
        }
        if (closed) {
            throw NetworkErrors.cancelled();
        }
    }

    /** Ends all waiting permanently. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long remainingPause() {
        return pausedUntil - System.nanoTime();
    }

    void exit() {
        lock.lock();
        try {
            active--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void succeeded() {
        lock.lock();
        try {
            if (width < maxWidth && ++successes >= width) {
                width++;
                successes = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Halves the width after the registry asked for a pause. */
    void narrow(RegistryException refusal) {
        lock.lock();
        try {
            width = Math.max(1, width / 2);
            successes = 0;
            long until = System.nanoTime()
                    + refusal.retryAfter().orElse(DEFAULT_PAUSE).toNanos();
            pausedUntil = Math.max(pausedUntil, until);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the current number of slots. */
    int width() {
        lock.lock();
        try {
            return width;
        } finally {
            lock.unlock();
        }
    }
}
