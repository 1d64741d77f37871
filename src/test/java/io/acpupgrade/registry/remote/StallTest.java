package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.Gate;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the attempt that is to succeed must not wait for a processor")
class StallTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private final Gate gate = new Gate();
    private final List<RegistryException> failed = new ArrayList<>();
    private final BlobPush large = BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 24 << 20));

    @AfterEach
    void openTheGate() {
        gate.open();
    }

    private Registry impatient(TestConnection dial) {
        return dial.stallingAfter(Duration.ofSeconds(3)).withRetries((failure, attempt, pause) -> failed.add(failure));
    }

    private void breaksOff(FaultAction stall) throws Exception {
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            // Given
            registry.inject(Fault.first(1, RequestFilter.uploadBodies(), stall));

            // When
            PushOutcome delivery = large.through(impatient(TestConnection.to(registry)));

            // Then
            assertThat(delivery).isEqualTo(PushOutcome.SENT);
            assertSaid();
        }
    }

    private void assertSaid() {
        assertThat(failed).isNotEmpty();
        assertThat(failed.get(0).kind()).isEqualTo(RegistryException.Kind.STALLED);
        assertThat(failed.get(0))
                .hasMessageStartingWith("push blob " + large.digest() + " to acp/core: ")
                .hasMessageEndingWith(": no byte moved for 3 s, so the attempt was broken off");
        assertThat(failed.get(0).remedy().english())
                .isEqualTo("Check the network and the registry's load. Run the same command again when the registry is"
                        + " healthy.");
    }

    @Test
    void breaksOffAnUploadThatIsNotTaken() throws Exception {
        breaksOff(TransportFaults.stallsBeforeReading(gate));
    }

    @Test
    void breaksOffAnUploadThatIsNotAnswered() throws Exception {
        breaksOff(TransportFaults.stallsBeforeResponse(gate));
    }

    @Test
    void breaksOffAnUploadInTheMiddleOfTls() throws Exception {
        try (InMemoryRegistry registry =
                InMemoryRegistry.with().tls(CERTIFICATES.good()).start()) {
            registry.inject(Fault.first(1, RequestFilter.uploadBodies(), TransportFaults.stallsBeforeReading(gate)));
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            assertThat(large.through(impatient(dial))).isEqualTo(PushOutcome.SENT);
            assertSaid();
        }
    }
}
