package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Throttle throttle = new Throttle(8);

    private static RegistryException slowDown(Duration pause) {
        return new RegistryException(
                Kind.THROTTLED, Message.verbatim("slow down"), Message.verbatim("Wait."), Optional.of(pause));
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            throttle.succeeded();
        }
    }

    @Test
    void halvesItsWidthAtEachRefusalButNeverCloses() {
        throttle.narrow(slowDown(Duration.ZERO));
        assertThat(throttle.width()).isEqualTo(4);
        for (int i = 0; i < 5; i++) {
            throttle.narrow(slowDown(Duration.ZERO));
        }
        assertThat(throttle.width()).isEqualTo(1);
    }

    @Test
    void widensByOneAfterARoundOfSuccesses() {
        throttle.narrow(slowDown(Duration.ZERO));
        succeed(4);
        assertThat(throttle.width()).isEqualTo(5);
        succeed(100);
        assertThat(throttle.width()).isEqualTo(8);
    }

    @Test
    void letsInNoMoreThanItsWidth() throws Exception {
        // Given
        Throttle narrow = new Throttle(1);
        narrow.enter();

        // When
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> enters(narrow));

        // Then
        assertThat(second).isNotDone();
        narrow.exit();
        assertThat(second).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
    }

    @Test
    void pausesAllRequestsForTheRequestedTime() throws Exception {
        // Given
        long start = System.nanoTime();
        throttle.narrow(slowDown(Duration.ofMillis(100)));

        // When
        throttle.enter();

        // Then
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(100).toNanos());
    }

    @Test
    void endsAllWaitingWhenItIsClosed() {
        // Given
        CompletableFuture<Void> pause = CompletableFuture.runAsync(() ->
                assertThatThrownBy(() -> throttle.pause(Duration.ofHours(1))).isInstanceOf(RegistryException.class));

        // When
        throttle.close();

        // Then
        assertThat(pause).succeedsWithin(Duration.ofSeconds(30));
        FailureAssert.of(() -> throttle.pause(Duration.ofHours(1)))
                .hasKind(Kind.CANCELLED)
                .hasMessage("cancelled, because this program is shutting down");
    }

    private static boolean enters(Throttle throttle) {
        try {
            throttle.enter();
            return true;
        } catch (RegistryException e) {
            return false;
        }
    }
}
