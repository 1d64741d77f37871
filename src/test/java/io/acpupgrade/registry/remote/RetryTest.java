package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.RetryAfter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final List<RegistryException> failed = Collections.synchronizedList(new ArrayList<>());
    private final Registry remote =
            TestConnection.to(registry).withRetries((failure, attempt, pause) -> failed.add(failure));
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 3_000_000));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    static Stream<FaultAction> passing() {
        return Stream.of(
                TransportFaults.respondsWith(500, ErrorCode.UNKNOWN),
                TransportFaults.proxyError(502),
                TransportFaults.proxyError(503),
                TransportFaults.proxyError(504),
                TransportFaults.respondsWith(408, ErrorCode.UNKNOWN),
                TransportFaults.tooManyRequests(RetryAfter.seconds(0)),
                TransportFaults.resetsMidway(),
                TransportFaults.dropsResponse(),
                RegistryFaults.dropsSession());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void triesAgainInAFreshSession(FaultAction mishap) throws Exception {
        // Given
        registry.inject(Fault.first(1, RequestFilter.uploadBodies(), mishap));

        // When
        PushOutcome delivery = layer.through(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(failed).hasSize(1);
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(2);
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void compressesAgainWhatFailedOnItsWay(FaultAction mishap) throws Exception {
        // Given
        registry.inject(Fault.first(1, RequestFilter.uploadBodies(), mishap));

        // When
        remote.push(new Repository("acp/core"), MediaType.DOCKER_LAYER_GZIP, layer.body());

        // Then
        assertThat(failed).hasSize(1);
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
    }

    @Test
    void survivesAResetInTheMiddleOfEverySecondBody() throws Exception {
        registry.inject(Fault.every(2, RequestFilter.uploadBodies(), TransportFaults.resetsAfter(100_000)));
        for (int i = 0; i < 6; i++) {
            BlobPush each = BlobPush.of(InMemoryBlobs.randomAccess().layer(i, 500_000));
            each.through(remote);
            assertThat(registry.hasBlob("acp/core", each.digest())).isTrue();
        }
        assertThat(failed).isNotEmpty().allMatch(failure -> failure.kind() == RegistryException.Kind.UNREACHABLE);
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        registry.inject(Fault.always(Endpoint.UPLOAD_START, TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));
        FailureAssert.of(() -> layer.through(remote))
                .hasKind(RegistryException.Kind.FAILED)
                .hasMessage("push blob " + layer.digest() + " to acp/core: " + registry.origin()
                        + "/v2/acp/core/blobs/uploads/: HTTP 500 UNKNOWN" + " refused on purpose")
                .hasRemedy("See the registry's log. Run the same command again when the registry is healthy.");
        assertThat(failed).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 507})
    void doesNotTryAgainWhenTheDiskIsFull(int status) {
        registry.inject(Fault.always(RequestFilter.uploadBodies(), RegistryFaults.diskFull(1_000, status)));
        FailureAssert.of(() -> layer.through(remote))
                .hasKind(RegistryException.Kind.FULL)
                .mentions("push blob " + layer.digest(), "no space left on device")
                .hasRemedy(
                        "Free or add disk space for the registry. Run the same command again when the registry is healthy.");
        assertThat(failed).isEmpty();
    }

    @Test
    void waitsForARegistryThatIsRestarted() throws Exception {
        // Given
        TimeoutPolicy patience = new TimeoutPolicy(
                Duration.ofSeconds(10), Duration.ofSeconds(20), 100, Duration.ofMillis(5), Duration.ofMillis(50));
        Registry patient = TestConnection.to(registry).withTimeouts(patience).withRetries((failure, attempt, pause) -> {
            failed.add(failure);
            registry.restart();
        });
        patient.ping();

        // When
        registry.stop();
        PushOutcome delivery = layer.through(patient);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(failed).isNotEmpty();
    }
}
