package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Kind;
import io.acpupgrade.fixture.Lies;
import io.acpupgrade.fixture.Mishap;
import io.acpupgrade.fixture.Mishaps;
import io.acpupgrade.fixture.RetryAfter;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.Shelf;
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
    private final Registry remote = Dial.to(registry).persistently((failure, attempt, pause) -> failed.add(failure));
    private final Sending layer = Sending.of(Shelf.folder().layer(1, 3_000_000));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    static Stream<Mishap> passing() {
        return Stream.of(
                Mishaps.answers(500, ErrorCode.UNKNOWN),
                Mishaps.proxyError(502),
                Mishaps.proxyError(503),
                Mishaps.proxyError(504),
                Mishaps.answers(408, ErrorCode.UNKNOWN),
                Mishaps.tooManyRequests(RetryAfter.seconds(0)),
                Mishaps.resetsMidway(),
                Mishaps.losesAnswer(),
                Lies.forgetsSession());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void triesAgainInAFreshSession(Mishap mishap) throws Exception {
        // Given
        registry.inject(Fault.first(1, Kind.uploadBodies(), mishap));

        // When
        PushOutcome delivery = layer.by(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(failed).hasSize(1);
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(2);
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void compressesAgainWhatFailedOnItsWay(Mishap mishap) throws Exception {
        // Given
        registry.inject(Fault.first(1, Kind.uploadBodies(), mishap));

        // When
        remote.push(new Repository("acp/core"), MediaType.DOCKER_LAYER_GZIP, layer.body());

        // Then
        assertThat(failed).hasSize(1);
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
    }

    @Test
    void survivesAResetInTheMiddleOfEverySecondBody() throws Exception {
        registry.inject(Fault.every(2, Kind.uploadBodies(), Mishaps.resetsAfter(100_000)));
        for (int i = 0; i < 6; i++) {
            Sending each = Sending.of(Shelf.folder().layer(i, 500_000));
            each.by(remote);
            assertThat(registry.hasBlob("acp/core", each.digest())).isTrue();
        }
        assertThat(failed).isNotEmpty().allMatch(failure -> failure.kind() == RegistryException.Kind.UNREACHABLE);
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        registry.inject(Fault.always(Endpoint.UPLOAD_START, Mishaps.answers(500, ErrorCode.UNKNOWN)));
        Told.by(() -> layer.by(remote))
                .as(RegistryException.Kind.FAILED)
                .saying("push blob " + layer.digest() + " to acp/core: " + registry.origin()
                        + "/v2/acp/core/blobs/uploads/: HTTP 500 UNKNOWN" + " refused on purpose")
                .advising("See the registry's log. Run the same command again when the registry is well; only what is"
                        + " missing is sent.");
        assertThat(failed).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 507})
    void doesNotTryAgainWhenTheDiskIsFull(int status) {
        registry.inject(Fault.always(Kind.uploadBodies(), Lies.diskFull(1_000, status)));
        Told.by(() -> layer.by(remote))
                .as(RegistryException.Kind.FULL)
                .mentioning("push blob " + layer.digest(), "no space left on device")
                .advising(
                        "Free or add disk space for the registry. Run the same command again when the registry is well;"
                                + " only what is missing is sent.");
        assertThat(failed).isEmpty();
    }

    @Test
    void waitsForARegistryThatIsRestarted() throws Exception {
        // Given
        TimeoutPolicy patience = new TimeoutPolicy(
                Duration.ofSeconds(10), Duration.ofSeconds(20), 100, Duration.ofMillis(5), Duration.ofMillis(50));
        Registry patient = Dial.to(registry).waiting(patience).persistently((failure, attempt, pause) -> {
            failed.add(failure);
            registry.restart();
        });
        patient.ping();

        // When
        registry.stop();
        PushOutcome delivery = layer.by(patient);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(failed).isNotEmpty();
    }
}
