package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests may be under way: fewer at once when the registry asks for a pause, one more again after each
 * round of successes (additive increase, multiplicative decrease).
 */
final class Throttle {
    private static final Duration PAUSE_UNASKED = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final int widest;
    private int width;
    private int active;
    private int successes;
    private long pausedUntil = System.nanoTime();

    Throttle(int widest) {
        this.widest = widest;
        this.width = widest;
    }

    /** Waits for its turn; {@link #leave} has to follow. */
    void enter() throws RegistryException {
        lock.lock();
        try {
            while (active >= width || remainingPause() > 0) {
                long pause = active >= width ? TimeUnit.SECONDS.toNanos(1) : remainingPause();
                var unused = changed.awaitNanos(pause);
            }
            active++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.CANCELLED, "given up before its turn", "Run the same command again.");
        } finally {
            lock.unlock();
        }
    }

    private long remainingPause() {
        return pausedUntil - System.nanoTime();
    }

    void leave() {
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
            if (width < widest && ++successes >= width) {
                width++;
                successes = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes in that the registry wants to be left alone. */
    void narrow(RegistryException refusal) {
        lock.lock();
        try {
            width = Math.max(1, width / 2);
            successes = 0;
            long until = System.nanoTime()
                    + refusal.retryAfter().orElse(PAUSE_UNASKED).toNanos();
            pausedUntil = Math.max(pausedUntil, until);
        } finally {
            lock.unlock();
        }
    }

    /** How many requests may be under way now. */
    int width() {
        lock.lock();
        try {
            return width;
        } finally {
            lock.unlock();
        }
    }
}
