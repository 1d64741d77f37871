package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.ForeignHost;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Lies;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LyingManifestTest {
    private static final Reference TAG = Reference.parse("acp/core:v1");
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = Dial.to(registry).once();
    private final Manifest index = Images.manifest(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}");

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void believesNoRegistryThatHasStoredSomethingElse() {
        registry.inject(Fault.always(Endpoint.MANIFEST_PUT, Lies.wrongDigest()));
        Told.by(() -> Dial.to(registry).persistently().push(TAG, index))
                .as(Kind.DIGEST_MISMATCH)
                .mentioning("push manifest acp/core:v1: " + registry.origin() + "/v2/acp/core/manifests/v1: "
                        + index.digest() + " was sent, but the registry says that it holds sha256:");
        assertThat(registry.requests().count("PUT", ".*")).isEqualTo(1);
    }

    @Test
    void believesNoRegistryThatAnswersWithSomethingElse() throws Exception {
        // Given
        remote.push(TAG, index);
        registry.inject(Fault.always(Endpoint.MANIFEST_GET, Lies.wrongDigest()));

        // Then
        Told.by(() -> remote.manifest(TAG))
                .as(Kind.DIGEST_MISMATCH)
                .mentioning("ask for manifest acp/core:v1: " + registry.origin()
                        + "/v2/acp/core/manifests/v1: the registry answers for sha256:")
                .mentioning("with bytes that are " + index.digest());
    }

    @Test
    void readsNoManifestThatIsTooLarge() {
        try (ForeignHost bloated = ForeignHost.serving(new byte[Manifest.MAX_SIZE + 2])) {
            Told.by(() -> Dial.to(bloated.origin()).once().manifest(TAG))
                    .as(Kind.DIGEST_MISMATCH)
                    .saying("ask for manifest acp/core:v1: " + bloated.origin()
                            + "/v2/acp/core/manifests/v1: it is larger than 4194304 bytes");
        }
    }

    @Test
    void stumblesOverNoManifestThatPointsNowhere() {
        byte[] bad = "{\"manifests\":[{\"digest\":\"nonsense\"}]}".getBytes(StandardCharsets.UTF_8);
        try (ForeignHost careless = ForeignHost.serving(bad)) {
            Told.by(() -> Dial.to(careless.origin()).once().manifest(TAG))
                    .as(Kind.DIGEST_MISMATCH)
                    .mentioning(
                            "ask for manifest acp/core:v1: " + careless.origin(), ": the registry holds ", "nonsense");
        }
    }
}
