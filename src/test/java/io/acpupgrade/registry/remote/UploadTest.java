package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.LocationStyle;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    private static final Repository CORE = new Repository("acp/core");
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withoutRetries();
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 3_000_000));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource
    void followsEitherStyleOfLocation(LocationStyle style) throws Exception {
        try (InMemoryRegistry other = InMemoryRegistry.with().locations(style).start()) {
            layer.through(TestConnection.to(other).withoutRetries());
            assertThat(other.requests().uploads()).containsOnlyKeys(layer.digest());
        }
    }

    static Stream<FaultAction> misleadings() {
        return Stream.of(TransportFaults.locationScheme("https"), TransportFaults.locationScheme("ftp"));
    }

    @ParameterizedTest
    @MethodSource("misleadings")
    void staysOnTheConfiguredEndpointWhateverTheSchemeOfALocation(FaultAction misleading) throws Exception {
        registry.inject(Fault.always(RequestFilter.uploadLocations(), misleading));
        assertThat(layer.through(remote)).isEqualTo(PushOutcome.SENT);
    }

    @Test
    void sendsNothingToTheHostThatALocationNames() throws Exception {
        try (OtherHost thief = OtherHost.empty()) {
            // Given
            registry.inject(Fault.always(RequestFilter.uploadLocations(), TransportFaults.locationHost(thief.host())));

            // When
            layer.through(remote);

            // Then
            assertThat(thief.requests().all()).isEmpty();
            assertThat(registry.requests().uploads()).containsEntry(layer.digest(), 1);
        }
    }

    @Test
    void saysWhenALocationIsNoAddress() {
        registry.inject(Fault.always(Endpoint.UPLOAD_START, TransportFaults.header("Location", "http://[bad")));
        FailureAssert.of(() -> layer.through(remote))
                .hasKind(RegistryException.Kind.REJECTED)
                .hasMessage("push blob " + layer.digest() + " to acp/core: " + registry.origin()
                        + "/v2/acp/core/blobs/uploads/: 'http://[bad' in the" + " answer is no URL")
                .hasRemedy("See whether what answers there is a registry, and what is before it.");
    }

    @Test
    void sendsNoBodyWhereItIsSentAway() {
        registry.inject(Fault.always(Endpoint.UPLOAD_FINISH, TransportFaults.redirectsTo("http://elsewhere.example")));
        FailureAssert.of(() -> layer.through(remote))
                .hasKind(RegistryException.Kind.REJECTED)
                .mentions("HTTP 307 to elsewhere.example:80, which is another host; nothing is sent there");
    }

    @Test
    void sendsAnEmptyBlob() throws Exception {
        BlobPush empty = BlobPush.of(InMemoryBlobs.randomAccess().layer(""));
        assertThat(empty.through(remote)).isEqualTo(PushOutcome.SENT);
        assertThat(remote.blobSize(CORE, empty.blob().packaged().digest())).hasValue(0);
    }

    @Test
    void linksABlobWithoutSendingIt() throws Exception {
        // Given
        layer.to("acp/base").through(remote);
        registry.requests().reset();

        // When
        PushOutcome delivery = layer.mountedFrom("acp/base").through(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.MOUNTED);
        assertThat(registry.requests().uploadedBytes()).isZero();
    }

    @Test
    void sendsInTheSessionThatARefusedMountOpens() throws Exception {
        // Given
        layer.to("acp/base").through(remote);
        registry.inject(Fault.always(Endpoint.UPLOAD_START, RegistryFaults.refusesMounts()));
        registry.requests().reset();

        // When
        PushOutcome delivery = layer.mountedFrom("acp/base").through(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(1);
        assertThat(registry.openSessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 500, 502})
    void sendsABlobWhoseMountFails(int status) throws Exception {
        // Given
        layer.to("acp/base").through(remote);
        RequestFilter mounts = RequestFilter.of(Endpoint.UPLOAD_START)
                .and(call -> call.query().first("mount").isPresent());
        registry.inject(Fault.always(mounts, TransportFaults.respondsWith(status, ErrorCode.UNSUPPORTED)));

        // Then
        assertThat(layer.mountedFrom("acp/base").through(remote)).isEqualTo(PushOutcome.SENT);
    }

    @Test
    void sendsInOneStretchWhatIsMadeOnItsWay() throws Exception {
        // When
        Descriptor sent = remote.push(CORE, MediaType.DOCKER_LAYER_GZIP, layer.body());

        // Then
        assertThat(sent.digest()).isEqualTo(layer.blob().packaged().digest());
        assertThat(sent.size()).isEqualTo(3_000_000);
        assertThat(registry.requests().uploadedBytes()).isEqualTo(3_000_000);
        assertThat(registry.requests().count("PATCH", ".*")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 411, 413, 416})
    void measuresFirstWhereBodiesOfUnknownLengthAreRefused(int status) throws Exception {
        // Given
        registry.inject(Fault.always(Endpoint.UPLOAD_CHUNK, TransportFaults.proxyError(status)));

        // When
        Descriptor sent = remote.push(CORE, MediaType.DOCKER_LAYER_GZIP, layer.body());

        // Then
        assertThat(sent.digest()).isEqualTo(layer.blob().packaged().digest());
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
        assertThat(registry.openSessions()).isZero();
    }

    @Test
    void saysWhenTheRegistryClaimsToHoldSomethingElse() {
        registry.inject(Fault.always(Endpoint.UPLOAD_FINISH, RegistryFaults.wrongDigest()));
        FailureAssert.of(() -> layer.through(TestConnection.to(registry).withRetries()))
                .hasKind(RegistryException.Kind.DIGEST_MISMATCH)
                .mentions(layer.digest() + " was sent, but the registry says that it holds sha256:")
                .hasRemedy("Do not use this registry until you know why it, or a proxy before it, changes content.");
        assertThat(registry.requests().uploads()).containsEntry(layer.digest(), 1);
    }
}
