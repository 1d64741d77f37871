package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManifestDigestTest {
    private static final Reference TAG = Reference.parse("acp/core:v1");
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withoutRetries();
    private final Manifest index = Images.manifest(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}");

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void failsWhenTheRegistryStoredOtherBytes() {
        registry.inject(Fault.always(Endpoint.MANIFEST_PUT, RegistryFaults.wrongDigest()));
        FailureAssert.of(() -> TestConnection.to(registry).withRetries().push(TAG, index))
                .hasKind(Kind.DIGEST_MISMATCH)
                .mentions("push manifest acp/core:v1: " + registry.origin() + "/v2/acp/core/manifests/v1: "
                        + index.digest() + " was sent, but the registry says that it holds sha256:");
        assertThat(registry.requests().count("PUT", ".*")).isEqualTo(1);
    }

    @Test
    void failsWhenTheRegistryReturnsOtherBytes() throws Exception {
        // Given
        remote.push(TAG, index);
        registry.inject(Fault.always(Endpoint.MANIFEST_GET, RegistryFaults.wrongDigest()));

        // Then
        FailureAssert.of(() -> remote.manifest(TAG))
                .hasKind(Kind.DIGEST_MISMATCH)
                .mentions("ask for manifest acp/core:v1: " + registry.origin()
                        + "/v2/acp/core/manifests/v1: the registry answers for sha256:")
                .mentions("with bytes that are " + index.digest());
    }

    @Test
    void readsNoManifestThatIsTooLarge() {
        try (OtherHost bloated = OtherHost.serving(new byte[Manifest.MAX_SIZE + 2])) {
            FailureAssert.of(() ->
                            TestConnection.to(bloated.origin()).withoutRetries().manifest(TAG))
                    .hasKind(Kind.DIGEST_MISMATCH)
                    .hasMessage("ask for manifest acp/core:v1: " + bloated.origin()
                            + "/v2/acp/core/manifests/v1: it is larger than 4194304 bytes");
        }
    }

    @Test
    void rejectsAManifestWithInvalidDescriptors() {
        byte[] bad = "{\"manifests\":[{\"digest\":\"nonsense\"}]}".getBytes(StandardCharsets.UTF_8);
        try (OtherHost careless = OtherHost.serving(bad)) {
            FailureAssert.of(() -> TestConnection.to(careless.origin())
                            .withoutRetries()
                            .manifest(TAG))
                    .hasKind(Kind.DIGEST_MISMATCH)
                    .mentions(
                            "ask for manifest acp/core:v1: " + careless.origin(), ": the registry holds ", "nonsense");
        }
    }
}
