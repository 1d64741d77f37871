package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final List<Long> slept = new ArrayList<>();
    private final RateLimit limit = new RateLimit(100_000, now::get, nanos -> {
        slept.add(nanos);
        now.addAndGet(nanos);
    });

    @Test
    void letsNoMoreThroughThanItsRate() throws Exception {
        // Given
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        OutputStream out = limit.limit(sink);

        // When
        out.write(new byte[1_000_000]);
        limit.take(1);

        // Then
        assertThat(sink.size()).isEqualTo(1_000_000);
        assertThat(now.get()).isBetween(10 * SECOND - 1000, 10 * SECOND + 1000);
    }

    @Test
    void makesUpForNoPause() throws Exception {
        // Given
        now.addAndGet(3600 * SECOND);

        // When
        limit.take(100_000);
        limit.take(100_000);
        limit.take(1);

        // Then
        assertThat(slept).containsExactly(SECOND, SECOND);
    }

    @Test
    void isSharedByAllConnections() throws Exception {
        // Given
        OutputStream one = limit.limit(new ByteArrayOutputStream());
        OutputStream other = limit.limit(new ByteArrayOutputStream());

        // When
        for (int i = 0; i < 5; i++) {
            one.write(new byte[10_000]);
            other.write(new byte[10_000]);
        }

        // Then
        assertThat(now.get()).isBetween(9 * SECOND / 10 - 1000, 9 * SECOND / 10 + 1000);
    }
}
