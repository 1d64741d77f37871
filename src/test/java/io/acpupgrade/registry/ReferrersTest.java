package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.ALREADY_THERE;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Mishaps;
import io.acpupgrade.fixture.Referrers;
import io.acpupgrade.registry.remote.Dial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferrersTest {
    private final Shelf shelf = Shelf.folder();
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
            Copying run = Copying.into(Dial.to(registry).persistently(), image, signature);
            assertThat(run.outcomes()).containsExactly(PUSHED, PUSHED);
            assertThat(registry.hasTag("acp/core", fallback)).isEqualTo(referrers == Referrers.UNSUPPORTED);
        }
    }

    @Test
    void areEnteredOnce() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = Dial.to(registry).persistently();
            Copying.into(remote, image, signature);

            // When
            Copying again = Copying.into(remote, image, signature);
            registry.lose(signature.blobs().get(1).packaged().digest().toString());
            Copying.into(remote, image, signature);

            // Then
            assertThat(again.outcomes()).containsOnly(ALREADY_THERE);
            assertThat(listed(remote)).containsExactly(signature.root().digest());
        }
    }

    @Test
    void areAddedToThoseThatWereThere() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = Dial.to(registry).persistently();
            Copying.into(remote, image, signature);

            // When
            Artifact.Assembled second = Images.referrer("acp/core:approved", image, shelf, "approved");
            Copying.into(remote, second);

            // Then
            assertThat(listed(remote))
                    .containsExactly(signature.root().digest(), second.root().digest());
        }
    }

    @Test
    void areEnteredByTheNextRunWhenOneWasBrokenOff() throws Exception {
        try (InMemoryRegistry registry = registry(Referrers.UNSUPPORTED)) {
            // Given
            Registry remote = Dial.to(registry).persistently();
            registry.inject(Fault.always(
                    Endpoint.MANIFEST_PUT.and(call -> call.reference().equals(fallback)),
                    Mishaps.answers(500, ErrorCode.UNKNOWN)));
            Copying broken = Copying.into(remote, image, signature);

            // When
            registry.heal();
            Copying.into(remote, image, signature);

            // Then
            assertThat(broken.result().isComplete()).isFalse();
            assertThat(listed(remote)).containsExactly(signature.root().digest());
        }
    }
}
