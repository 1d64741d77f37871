package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.ALREADY_THERE;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Referrers;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.remote.TestConnection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferrersTest {
    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
    private final Artifact.Assembled image = Images.image("acp/core:v1", shelf, shelf.layer("one"));
    private final Artifact.Assembled signature = Images.referrer("acp/core:signed", image, shelf);
    private final String fallback = "sha256-" + image.root().digest().hex();

    private static InMemoryRegistry registry(Referrers referrers) {
        return InMemoryRegistry.with().referrers(referrers).start();
    }

    private List<Digest> listed(Registry remote) throws Exception {
        return remote.manifest(new Reference(new Repository("acp/core"), fallback)).orElseThrow().children().stream()
                .map(Descriptor::digest)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void areEnteredUnderATagOnlyWhereTheRegistryDoesNotListThem(Referrers referrers) throws Exception {
        try (InMemoryRegistry registry = registry(referrers)) {
            CopyRun run = CopyRun.into(TestConnection.to(registry).withRetries(), image, signature);
            assertThat(run.outcomes()).containsExactly(PUSHED, PUSHED);
            assertThat(registry.hasTag("acp/core", fallback)).isEqualTo(referrers == Referrers.UNSUPPORTED);
        }
    }

    @Test
    void areEnteredOnce() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = TestConnection.to(registry).withRetries();
            CopyRun.into(remote, image, signature);

            // When
            CopyRun again = CopyRun.into(remote, image, signature);
            registry.removeBlob(signature.blobs().get(1).packaged().digest().toString());
            CopyRun.into(remote, image, signature);

            // Then
            assertThat(again.outcomes()).containsOnly(ALREADY_THERE);
            assertThat(listed(remote)).containsExactly(signature.root().digest());
        }
    }

    @Test
    void areAddedToThoseThatWereThere() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = TestConnection.to(registry).withRetries();
            CopyRun.into(remote, image, signature);

            // When
            Artifact.Assembled second = Images.referrer("acp/core:approved", image, shelf, "approved");
            CopyRun.into(remote, second);

            // Then
            assertThat(listed(remote))
                    .containsExactly(signature.root().digest(), second.root().digest());
        }
    }

    @Test
    void areEnteredByTheNextRunWhenOneWasBrokenOff() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = TestConnection.to(registry).withRetries();
            registry.inject(Fault.always(
                    Endpoint.MANIFEST_PUT.and(call -> call.reference().equals(fallback)),
                    TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));
            CopyRun broken = CopyRun.into(remote, image, signature);

            // When
            registry.clearFaults();
            CopyRun.into(remote, image, signature);

            // Then
            assertThat(broken.result().isComplete()).isFalse();
            assertThat(listed(remote)).containsExactly(signature.root().digest());
        }
    }
}
