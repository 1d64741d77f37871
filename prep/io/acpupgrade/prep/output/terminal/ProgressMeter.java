package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far some work of known size is: bytes, rate over the last seconds, and an estimate of the end that never moves
 * away because something had to be done again.
 */
final class ProgressMeter {
    private static final double SMOOTHING = 0.3;
    private static final long NANOS = 1_000_000_000L;

    private final long total;
    private final LongSupplier nanoClock;
    private final AtomicLong done = new AtomicLong();
    private long lastLook;
    private long lastDone;
    private double rate;
    private long furthest;
    private long secondsLeft = Long.MAX_VALUE;

    ProgressMeter(long total, LongSupplier nanoClock) {
        this.total = total;
        this.nanoClock = nanoClock;
        this.lastLook = nanoClock.getAsLong();
    }

    public void advance(long bytes) {
        done.addAndGet(bytes);
    }

    /** The state, as in {@code 120 MB of 512 MB (23%), 60 MB/s, 7 s left}. */
    synchronized Message state() {
        look();
        long percent = total == 0 ? 100 : Math.min(100, furthest * 100 / total);
        Message head = Message.of("progress.done", Units.bytes(furthest), Units.bytes(total), percent);
        if (rate < 1) {
            return head;
        }
        secondsLeft = Math.min(secondsLeft, (long) Math.ceil((total - furthest) / rate));
        return Message.of(
                "progress.rate", head, Units.bytes((long) rate), Durations.remaining(Duration.ofSeconds(secondsLeft)));
    }

    private void look() {
        long now = nanoClock.getAsLong();
        long bytes = Math.min(done.get(), total);
        double seconds = (double) (now - lastLook) / NANOS;
        if (seconds > 0.05) {
            double current = Math.max(0, bytes - lastDone) / seconds;
            rate = rate == 0 ? current : SMOOTHING * current + (1 - SMOOTHING) * rate;
            lastLook = now;
            lastDone = bytes;
        }
        furthest = Math.max(furthest, bytes);
    }
}
