package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RetryAfter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseTest {
    private record Attempt(RegistryException failure, Duration pause) {}

    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final List<Attempt> failed = Collections.synchronizedList(new ArrayList<>());
    private final Registry remote = TestConnection.to(registry)
            .withRetries((failure, attempt, pause) -> failed.add(new Attempt(failure, pause)));
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer("layer"));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        // Given
        registry.inject(Fault.first(1, Endpoint.UPLOAD_START, TransportFaults.tooManyRequests(RetryAfter.seconds(1))));

        // When
        layer.through(remote);

        // Then
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).failure.kind()).isEqualTo(RegistryException.Kind.THROTTLED);
        assertThat(failed.get(0).pause).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsUntilTheDateItIsGiven() throws Exception {
        // Given
        registry.inject(Fault.first(
                1, Endpoint.UPLOAD_START, TransportFaults.tooManyRequests(RetryAfter.date(Duration.ofSeconds(2)))));

        // When
        layer.through(remote);

        // Then
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).failure.retryAfter())
                .hasValueSatisfying(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void choosesItsOwnPauseWhenNoneIsAskedFor() throws Exception {
        registry.inject(Fault.first(1, Endpoint.UPLOAD_START, TransportFaults.tooManyRequests(RetryAfter.absent())));
        layer.through(remote);
        assertThat(failed.get(0).pause).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void givesUpItsPauseWhenItIsClosed() throws Exception {
        // Given
        registry.inject(Fault.always(Endpoint.UPLOAD_START, TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));
        Duration hour = Duration.ofHours(1);
        CountDownLatch pausing = new CountDownLatch(1);
        RetryingRegistry sleeper = TestConnection.to(registry)
                .withTimeouts(new TimeoutPolicy(Duration.ofSeconds(10), Duration.ofSeconds(20), 3, hour, hour))
                .withRetries((failure, attempt, pause) -> pausing.countDown());
        CompletableFuture<Void> sending = CompletableFuture.runAsync(
                () -> FailureAssert.of(() -> layer.through(sleeper)).hasKind(RegistryException.Kind.CANCELLED));
        pausing.await();

        // When
        sleeper.close();

        // Then
        assertThat(sending).succeedsWithin(Duration.ofSeconds(30));
    }
}
