package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.ForeignHost;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Kind;
import io.acpupgrade.fixture.Lies;
import io.acpupgrade.fixture.LocationStyle;
import io.acpupgrade.fixture.Mishap;
import io.acpupgrade.fixture.Mishaps;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.Shelf;
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
    private final Registry remote = Dial.to(registry).once();
    private final Sending layer = Sending.of(Shelf.folder().layer(1, 3_000_000));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource
    void followsEitherStyleOfLocation(LocationStyle style) throws Exception {
        try (InMemoryRegistry other = InMemoryRegistry.with().locations(style).start()) {
            layer.by(Dial.to(other).once());
            assertThat(other.requests().uploads()).containsOnlyKeys(layer.digest());
        }
    }

    static Stream<Mishap> misleadings() {
        return Stream.of(Mishaps.locationScheme("https"), Mishaps.locationScheme("ftp"));
    }

    @ParameterizedTest
    @MethodSource("misleadings")
    void staysOnTheConfiguredEndpointWhateverTheSchemeOfALocation(Mishap misleading) throws Exception {
        registry.inject(Fault.always(Kind.uploadLocations(), misleading));
        assertThat(layer.by(remote)).isEqualTo(PushOutcome.SENT);
    }

    @Test
    void sendsNothingToTheHostThatALocationNames() throws Exception {
        try (ForeignHost thief = ForeignHost.empty()) {
            // Given
            registry.inject(Fault.always(Kind.uploadLocations(), Mishaps.locationHost(thief.host())));

            // When
            layer.by(remote);

            // Then
            assertThat(thief.requests().all()).isEmpty();
            assertThat(registry.requests().uploads()).containsEntry(layer.digest(), 1);
        }
    }

    @Test
    void saysWhenALocationIsNoAddress() {
        registry.inject(Fault.always(Endpoint.UPLOAD_START, Mishaps.header("Location", "http://[bad")));
        Told.by(() -> layer.by(remote))
                .as(RegistryException.Kind.REJECTED)
                .saying("push blob " + layer.digest() + " to acp/core: " + registry.origin()
                        + "/v2/acp/core/blobs/uploads/: 'http://[bad' in the" + " answer is no URL")
                .advising("See whether what answers there is a registry, and what is before it.");
    }

    @Test
    void sendsNoBodyWhereItIsSentAway() {
        registry.inject(Fault.always(Endpoint.UPLOAD_FINISH, Mishaps.redirectsTo("http://elsewhere.example")));
        Told.by(() -> layer.by(remote))
                .as(RegistryException.Kind.REJECTED)
                .mentioning("HTTP 307 to elsewhere.example:80, which is another host; nothing is sent there");
    }

    @Test
    void sendsAnEmptyBlob() throws Exception {
        Sending empty = Sending.of(Shelf.folder().layer(""));
        assertThat(empty.by(remote)).isEqualTo(PushOutcome.SENT);
        assertThat(remote.blobSize(CORE, empty.blob().packaged().digest())).hasValue(0);
    }

    @Test
    void linksABlobWithoutSendingIt() throws Exception {
        // Given
        layer.to("acp/base").by(remote);
        registry.requests().reset();

        // When
        PushOutcome delivery = layer.mountedFrom("acp/base").by(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.MOUNTED);
        assertThat(registry.requests().uploadedBytes()).isZero();
    }

    @Test
    void sendsInTheSessionThatARefusedMountOpens() throws Exception {
        // Given
        layer.to("acp/base").by(remote);
        registry.inject(Fault.always(Endpoint.UPLOAD_START, Lies.refusesMounts()));
        registry.requests().reset();

        // When
        PushOutcome delivery = layer.mountedFrom("acp/base").by(remote);

        // Then
        assertThat(delivery).isEqualTo(PushOutcome.SENT);
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(1);
        assertThat(registry.openSessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 500, 502})
    void sendsABlobWhoseMountFails(int status) throws Exception {
        // Given
        layer.to("acp/base").by(remote);
        Kind mounts = Kind.of(Endpoint.UPLOAD_START)
                .and(call -> call.query().first("mount").isPresent());
        registry.inject(Fault.always(mounts, Mishaps.answers(status, ErrorCode.UNSUPPORTED)));

        // Then
        assertThat(layer.mountedFrom("acp/base").by(remote)).isEqualTo(PushOutcome.SENT);
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
        registry.inject(Fault.always(Endpoint.UPLOAD_CHUNK, Mishaps.proxyError(status)));

        // When
        Descriptor sent = remote.push(CORE, MediaType.DOCKER_LAYER_GZIP, layer.body());

        // Then
        assertThat(sent.digest()).isEqualTo(layer.blob().packaged().digest());
        assertThat(registry.hasBlob("acp/core", layer.digest())).isTrue();
        assertThat(registry.openSessions()).isZero();
    }

    @Test
    void saysWhenTheRegistryClaimsToHoldSomethingElse() {
        registry.inject(Fault.always(Endpoint.UPLOAD_FINISH, Lies.wrongDigest()));
        Told.by(() -> layer.by(Dial.to(registry).persistently()))
                .as(RegistryException.Kind.DIGEST_MISMATCH)
                .mentioning(layer.digest() + " was sent, but the registry says that it holds sha256:")
                .advising("Do not trust this registry before its maker or a proxy between has been asked why it changes"
                        + " content.");
        assertThat(registry.requests().uploads()).containsEntry(layer.digest(), 1);
    }
}
