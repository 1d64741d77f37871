package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.remote.TestConnection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();
    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void findsAndPushesAgainWhatARegistryLost() throws Exception {
        // Given
        Blob layer = shelf.layer("lost");
        Artifact image = Images.image("acp/core:v1", shelf, layer);
        CopyRun first = CopyRun.into(remote, image);
        registry.removeBlob(layer.packaged().digest().toString());

        // When
        var problems = CopyRun.missing(remote, first.plan());
        CopyRun second = CopyRun.into(remote, image);

        // Then
        assertThat(problems)
                .containsEntry(
                        image.reference(), List.of("blob " + layer.packaged().digest() + " is missing"));
        assertThat(second.of(0).sent()).isEqualTo(1);
        assertThat(CopyRun.missing(remote, second.plan())).isEmpty();
    }

    @Test
    void findsABlobOfAnotherSize() throws Exception {
        // Given
        Blob layer = shelf.layer("short");
        Artifact image = Images.image("acp/core:v1", shelf, layer);
        CopyRun run = CopyRun.into(remote, image);
        registry.inject(Fault.always(
                Endpoint.BLOB_HEAD.and(call ->
                        call.reference().equals(layer.packaged().digest().toString())),
                RegistryFaults.wrongSize(-1)));

        // Then
        assertThat(CopyRun.missing(remote, run.plan()).get(image.reference()))
                .containsExactly("blob " + layer.packaged().digest()
                        + " is damaged (wrong size): the registry has 4 bytes instead of 5");
    }

    @Test
    void findsATagThatWasMoved() throws Exception {
        // Given
        Artifact.Assembled image = Images.image("acp/core:v1", shelf, shelf.layer("one"));
        CopyRun run = CopyRun.into(remote, image);

        // When
        Artifact.Assembled other = Images.image("acp/core:v1", shelf, shelf.layer("another"));
        CopyRun.into(remote, other);

        // Then
        assertThat(CopyRun.missing(remote, run.plan()).get(image.reference()))
                .containsExactly("tag points to another image: " + other.root().digest() + " instead of "
                        + image.root().digest());
    }

    @Test
    void sendsAgainWhatTheRegistryFailsToAnswerFor() throws Exception {
        // Given
        Blob layer = shelf.layer("half written");
        Artifact image = Images.image("acp/core:v1", shelf, layer);
        CopyRun.into(remote, image);
        registry.requests().reset();
        registry.inject(Fault.first(
                4,
                Endpoint.BLOB_HEAD.and(call ->
                        call.reference().equals(layer.packaged().digest().toString())),
                TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));

        // When
        CopyRun again = CopyRun.into(remote, image);

        // Then
        assertThat(again.of(0).sent()).isEqualTo(1);
        assertThat(registry.requests().uploads())
                .containsOnlyKeys(layer.packaged().digest().toString());
        assertThat(CopyRun.missing(remote, again.plan())).isEmpty();
    }
}
