package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final AtomicLong clock = new AtomicLong();
    private final ProgressMeter meter = new ProgressMeter(100_000_000, clock::get);

    private void pass(int seconds, long bytes) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        meter.advance(bytes);
    }

    @Test
    void tellsHowFarHowFastAndHowLongStill() {
        pass(1, 20_000_000);
        assertThat(meter.state().english()).isEqualTo("20.0 MB of 100 MB (20%), 20.0 MB/s, 4 s left");
    }

    @Test
    void doesNotMoveTheEndAwayWhenWorkSlowsDown() {
        pass(1, 20_000_000);
        meter.state();
        pass(10, 1_000_000);
        assertThat(meter.state().english()).endsWith("4 s left");
    }

    @Test
    void doesNotGoBackWhenABlobIsSentAgain() {
        pass(1, 50_000_000);
        meter.state();
        pass(1, -30_000_000);
        assertThat(meter.state().english()).startsWith("50.0 MB of 100 MB (50%)");
    }

    @Test
    void promisesNothingBeforeAnythingMoves() {
        pass(5, 0);
        assertThat(meter.state().english()).isEqualTo("0 B of 100 MB (0%)");
    }
}
