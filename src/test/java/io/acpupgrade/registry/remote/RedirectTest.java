package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    private final InMemoryRegistry registry = InMemoryRegistry.with()
            .auth(new Basic(Users.of(User.named("admin", "secret").mayEverything())))
            .start();
    private final Registry remote =
            TestConnection.to(registry).as("admin", "secret").withoutRetries();
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer("layer"));

    @BeforeEach
    void logIn() throws Exception {
        remote.ping();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void asksForABlobWhereTheRegistryKeepsItWithoutCredentials(String host) throws Exception {
        try (OtherHost storage = OtherHost.serving(new byte[42])) {
            // Given
            String origin = storage.origin().replace("127.0.0.1", host);
            registry.inject(Fault.always(Endpoint.BLOB_HEAD, TransportFaults.redirectsTo(origin)));

            // When
            assertThat(remote.blobSize(
                            layer.repository(), layer.blob().packaged().digest()))
                    .hasValue(42);

            // Then
            assertThat(storage.sawAuthorization()).isFalse();
            assertThat(storage.requests().all()).hasSize(1);
        }
    }

    @Test
    void readsAManifestFromWhereTheRegistryKeepsIt() throws Exception {
        // Given
        Manifest manifest = Images.manifest("{\"schemaVersion\":2,\"manifests\":[]}");
        try (OtherHost storage = OtherHost.serving(manifest.bytes())) {
            registry.inject(Fault.always(Endpoint.MANIFEST_GET, TransportFaults.redirectsTo(storage.origin())));

            // Then
            assertThat(remote.manifest(Reference.parse("acp/core:v1"))).hasValue(manifest);
            assertThat(storage.sawAuthorization()).isFalse();
        }
    }

    @Test
    void rejectsOtherContentBehindARedirect() {
        try (OtherHost storage = OtherHost.serving("{}".getBytes(StandardCharsets.UTF_8))) {
            registry.inject(Fault.always(Endpoint.MANIFEST_GET, TransportFaults.redirectsTo(storage.origin())));
            Reference name = Reference.parse("acp/core@" + layer.digest());
            FailureAssert.of(() -> remote.manifest(name)).hasKind(Kind.DIGEST_MISMATCH);
        }
    }

    @Test
    void staysLoggedInWhenItIsSentAboutTheRegistryItself() throws Exception {
        // Given
        layer.through(remote);
        FaultAction elsewhere = (call, next) -> call.query().first("again").isPresent()
                ? next.handle(call)
                : TransportFaults.redirectsTo("").handle(call, next).rewriting("Location", path -> path + "?again=1");
        registry.inject(Fault.always(Endpoint.BLOB_HEAD, elsewhere));

        // Then
        assertThat(remote.blobSize(layer.repository(), layer.blob().packaged().digest()))
                .hasValue(5);
    }

    @Test
    void doesNotRunInCircles() {
        registry.inject(Fault.always(Endpoint.BLOB_HEAD, TransportFaults.redirectsTo(registry.origin())));
        FailureAssert.of(() -> remote.blobSize(
                        layer.repository(), layer.blob().packaged().digest()))
                .hasKind(Kind.REJECTED)
                .mentions("ask for blob " + layer.digest() + " in acp/core", "redirected more than 5 times");
    }
}
