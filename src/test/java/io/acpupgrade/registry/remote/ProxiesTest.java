package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.Response;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies before a registry that do not support all of HTTP and the distribution-spec. */
class ProxiesTest {
    private static final Repository CORE = new Repository("acp/core");
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withoutRetries();
    private final BlobPush first = BlobPush.of(InMemoryBlobs.randomAccess().layer("first"));
    private final BlobPush second = BlobPush.of(InMemoryBlobs.randomAccess().layer("second"));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private static FaultAction dropsTheBody() {
        return (call, next) -> {
            call.body().transferTo(OutputStream.nullOutputStream());
            return next.handle(call.withBody(InputStream.nullInputStream()));
        };
    }

    @Test
    void sendsByPatchWhereTheBodyOfAClosingPutIsDropped() throws Exception {
        // Given
        registry.inject(Fault.always(Endpoint.UPLOAD_FINISH, dropsTheBody()));

        // When
        first.through(remote);
        registry.requests().reset();
        second.through(remote);

        // Then
        assertThat(registry.hasBlob("acp/core", first.digest())).isTrue();
        assertThat(registry.hasBlob("acp/core", second.digest())).isTrue();
        assertThat(registry.requests().count("PUT", ".*")).isEqualTo(1);
        assertThat(registry.requests().count("PATCH", ".*")).isEqualTo(1);
        assertThat(registry.openSessions()).isZero();
    }

    @Test
    void blamesNoPackageWhereEveryBodyIsDropped() {
        registry.inject(Fault.always(RequestFilter.uploadBodies(), dropsTheBody()));
        FailureAssert.of(() -> first.through(remote))
                .hasKind(RegistryException.Kind.REJECTED)
                .hasRemedy("See what is between here and the registry: it got other bytes than were sent.");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 411, 501, 505})
    void asksOnceForABodyOfUnknownLengthWhereItIsNotKnown(int status) throws Exception {
        // Given
        registry.inject(Fault.always(Endpoint.UPLOAD_CHUNK, TransportFaults.proxyError(status)));

        // When
        remote.push(CORE, MediaType.DOCKER_LAYER_GZIP, first.body());
        remote.push(CORE, MediaType.DOCKER_LAYER_GZIP, second.body());

        // Then
        assertThat(registry.hasBlob("acp/core", second.digest())).isTrue();
        assertThat(registry.requests().count("PATCH", ".*")).isEqualTo(1);
    }

    @Test
    void doesNotAskFirstWhereThatIsNotKnown() throws Exception {
        // Given
        BlobPush large = BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 3_000_000));
        RequestFilter asking =
                RequestFilter.uploadBodies().and(call -> call.header("Expect").isPresent());
        registry.inject(Fault.always(asking, TransportFaults.respondsWith(417, ErrorCode.UNSUPPORTED)));

        // Then
        Registry persistent = TestConnection.to(registry).withRetries();
        assertThat(large.through(persistent)).isEqualTo(PushOutcome.SENT);
        assertThat(large.to("acp/base").through(persistent)).isEqualTo(PushOutcome.SENT);
        assertThat(registry.requests().answered(417)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void followsAWriteToAnotherPathOfTheRegistry(int status) throws Exception {
        // Given
        FaultAction elsewhere = (call, next) -> call.query().first("region").isPresent()
                ? next.handle(call)
                : Response.of(status)
                        .with(
                                "Location",
                                registry.origin().toUpperCase(Locale.ROOT)
                                        + call.target().path() + "?region=eu");
        registry.inject(Fault.always(Endpoint.UPLOAD_START, elsewhere));

        // Then
        assertThat(first.through(remote)).isEqualTo(PushOutcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void saysWhenARedirectWouldTurnAWriteIntoARead(int status) {
        registry.inject(Fault.always(
                Endpoint.UPLOAD_START, (call, next) -> Response.of(status).with("Location", "/v2/eu/")));
        FailureAssert.of(() -> first.through(remote))
                .hasKind(RegistryException.Kind.REJECTED)
                .mentions("HTTP " + status + " to /v2/eu/ of the same registry, which turns a POST into a GET");
    }

    @Test
    void waitsForABlobThatAManifestCannotSeeYet() throws Exception {
        // Given
        Manifest index = Images.manifest("{\"schemaVersion\":2,\"manifests\":[]}");
        registry.inject(
                Fault.first(2, Endpoint.MANIFEST_PUT, TransportFaults.respondsWith(404, ErrorCode.BLOB_UNKNOWN)));

        // When
        TestConnection.to(registry).withRetries().push(Reference.parse("acp/core:v1"), index);

        // Then
        assertThat(registry.hasTag("acp/core", "v1")).isTrue();
    }

    @Test
    void waitsForABlobThatAManifestCannotSeeYetThoughItsDigestIsDoubtedToo() throws Exception {
        // Given the response of distribution while another client pushes the same blob: both codes at once
        Manifest index = Images.manifest("{\"schemaVersion\":2,\"manifests\":[]}");
        String body = "{\"errors\":[{\"code\":\"DIGEST_INVALID\",\"message\":\"provided digest did not match\"},"
                + "{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\"}]}";
        registry.inject(Fault.first(2, Endpoint.MANIFEST_PUT, (call, next) -> Response.json(400, body)));

        // When
        TestConnection.to(registry).withRetries().push(Reference.parse("acp/core:v1"), index);

        // Then
        assertThat(registry.hasTag("acp/core", "v1")).isTrue();
    }
}
