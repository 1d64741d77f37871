package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.ForeignHost;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Mishap;
import io.acpupgrade.fixture.Mishaps;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Shelf;
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
    private final Registry remote = Dial.to(registry).as("admin", "secret").once();
    private final Sending layer = Sending.of(Shelf.folder().layer("layer"));

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
        try (ForeignHost storage = ForeignHost.serving(new byte[42])) {
            // Given
            String origin = storage.origin().replace("127.0.0.1", host);
            registry.inject(Fault.always(Endpoint.BLOB_HEAD, Mishaps.redirectsTo(origin)));

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
        try (ForeignHost storage = ForeignHost.serving(manifest.bytes())) {
            registry.inject(Fault.always(Endpoint.MANIFEST_GET, Mishaps.redirectsTo(storage.origin())));

            // Then
            assertThat(remote.manifest(Reference.parse("acp/core:v1"))).hasValue(manifest);
            assertThat(storage.sawAuthorization()).isFalse();
        }
    }

    @Test
    void believesNoRegistryThatSendsToSomethingElse() {
        try (ForeignHost storage = ForeignHost.serving("{}".getBytes(StandardCharsets.UTF_8))) {
            registry.inject(Fault.always(Endpoint.MANIFEST_GET, Mishaps.redirectsTo(storage.origin())));
            Reference name = Reference.parse("acp/core@" + layer.digest());
            Told.by(() -> remote.manifest(name)).as(Kind.DIGEST_MISMATCH);
        }
    }

    @Test
    void staysLoggedInWhenItIsSentAboutTheRegistryItself() throws Exception {
        // Given
        layer.by(remote);
        Mishap elsewhere = (call, next) -> call.query().first("again").isPresent()
                ? next.answer(call)
                : Mishaps.redirectsTo("").around(call, next).rewriting("Location", path -> path + "?again=1");
        registry.inject(Fault.always(Endpoint.BLOB_HEAD, elsewhere));

        // Then
        assertThat(remote.blobSize(layer.repository(), layer.blob().packaged().digest()))
                .hasValue(5);
    }

    @Test
    void doesNotRunInCircles() {
        registry.inject(Fault.always(Endpoint.BLOB_HEAD, Mishaps.redirectsTo(registry.origin())));
        Told.by(() -> remote.blobSize(
                        layer.repository(), layer.blob().packaged().digest()))
                .as(Kind.REJECTED)
                .mentioning("ask for blob " + layer.digest() + " in acp/core", "redirected more than 5 times");
    }
}
