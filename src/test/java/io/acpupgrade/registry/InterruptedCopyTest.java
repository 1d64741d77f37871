package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.ALREADY_THERE;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.FAILED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.INTERRUPTED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.NOT_BEGUN;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.Gate;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.Transfer;
import io.acpupgrade.registry.remote.RemoteRegistry;
import io.acpupgrade.registry.remote.TestConnection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptedCopyTest {
    private static final CopyOptions ONE_AT_A_TIME = new CopyOptions(1, new GzipLayers(), CopyOptions.Proof.CHECKED);

    private static final int LARGE = 4 << 20;

    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    /** Stops the registry after this many blob bodies. */
    private void vanishAfter(int bodies) {
        registry.inject(Fault.after(bodies, RequestFilter.uploadBodies(), TransportFaults.resetsAfter(1)));
    }

    private void comeBack() {
        registry.clearFaults();
        registry.requests().reset();
    }

    @Test
    void leavesNoTagAndSendsOnlyWhatIsMissingTheNextTime() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Artifact.Assembled image = Images.image(
                "acp/core:v1", shelf, shelf.layer(1, 300_000), shelf.layer(2, 200_000), shelf.layer(3, 100_000));
        vanishAfter(2);

        // When
        CopyRun broken = CopyRun.into(remote, image);
        long there = image.blobs().stream().filter(this::isThere).count();
        comeBack();
        CopyRun resumed = CopyRun.into(remote, image);

        // Then
        assertThat(broken.outcomes()).containsExactly(FAILED);
        assertThat(there).isEqualTo(2);
        assertThat(resumed.outcomes()).containsExactly(PUSHED);
        assertThat(resumed.of(0).alreadyThere()).isEqualTo(2);
        assertThat(registry.requests().uploads()).hasSize(2);
    }

    private boolean isThere(Blob blob) {
        return registry.hasBlob("acp/core", blob.packaged().digest().toString());
    }

    @Test
    void leavesNoTagBehind() throws Exception {
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        vanishAfter(1);
        CopyRun.into(remote, Images.image("acp/core:v1", shelf, shelf.layer("one"), shelf.layer("two")));
        assertThat(registry.tags("acp/core")).isEmpty();
    }

    @Test
    void marksAnImageOfADockerArchiveToMeasureItsLayersTheNextTime() throws Exception {
        // Given
        Artifact.Unassembled image =
                Images.unassembled("acp/core:v1", InMemoryBlobs.sequential(), "one", "two", "three");
        vanishAfter(2);

        // When
        CopyRun broken = CopyRun.into(remote, image);
        comeBack();
        CopyRun resumed = CopyRun.into(remote, image);

        // Then
        assertThat(broken.outcomes()).containsExactly(FAILED);
        assertThat(resumed.plan().transfers())
                .extracting(Transfer::startedIn)
                .containsOnly(List.of(new Repository("acp/core")));
        assertThat(resumed.outcomes()).containsExactly(PUSHED);
        assertThat(registry.requests().uploads()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWhileItCompressesALayerWithoutSendingIt(boolean sequential) throws Exception {
        // Given an image that an earlier run has begun, and a large layer
        try (RemoteRegistry fresh = TestConnection.to(registry).withoutRetries()) {
            AtomicLong read = new AtomicLong();
            InMemoryBlobs shelf = sequential ? InMemoryBlobs.sequential() : InMemoryBlobs.randomAccess();
            Blob large = shelf.put(MediaType.DOCKER_LAYER, new byte[LARGE], Blob.Form.COMPRESSED);
            Blob config = shelf.config("{}");
            CopyRun.into(remote, Images.image("acp/core:begun", config, List.of()));
            registry.requests().reset();
            Artifact image = new Artifact.Unassembled(
                    Reference.parse("acp/core:v1"),
                    "a test",
                    config,
                    List.of(new Blob(large.packaged(), large.form(), new ClosingSource(shelf, fresh, read))));

            // When
            CopyRun run = CopyRun.into(fresh, ONE_AT_A_TIME, image);

            // Then
            assertThat(run.outcomes()).containsExactly(INTERRUPTED);
            assertThat(run.failure(0).message().english())
                    .startsWith("compress layer " + large.packaged().digest());
            assertThat(read).hasValueLessThan(LARGE / 2);
            assertThat(registry.requests().uploads()).isEmpty();
        }
    }

    /** Content during whose reading the registry is closed, as at an interruption. */
    private record ClosingSource(InMemoryBlobs shelf, RemoteRegistry registry, AtomicLong read) implements BlobSource {
        @Override
        public String name() {
            return shelf.name();
        }

        @Override
        public InputStream open(Digest blob) throws IOException {
            return closing(shelf.open(blob));
        }

        @Override
        public boolean isSequential() {
            return shelf.isSequential();
        }

        @Override
        public void stream(Set<Digest> wanted, Visitor visitor) throws IOException {
            shelf.stream(wanted, (blob, content) -> visitor.visit(blob, closing(content)));
        }

        private InputStream closing(InputStream content) {
            return new FilterInputStream(content) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    registry.close();
                    int count = super.read(bytes, offset, length);
                    read.addAndGet(count);
                    return count;
                }
            };
        }
    }

    @Test
    void doesNotSendALayerAgainThatTwoBrokenOffImagesShare() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.sequential();
        Artifact.Unassembled one = Images.unassembled("ait/one:v1", shelf, "base", "one");
        Artifact.Unassembled two = Images.unassembled("ait/two:v1", shelf, "base", "two");
        vanishAfter(3);

        // When
        CopyRun broken = CopyRun.into(remote, one, two);
        var arrived = registry.requests().uploads().keySet();
        comeBack();
        CopyRun resumed = CopyRun.into(remote, one, two);

        // Then
        assertThat(broken.outcomes()).containsOnly(FAILED);
        assertThat(arrived).hasSize(3);
        assertThat(resumed.outcomes()).containsOnly(PUSHED);
        assertThat(registry.requests().uploads().keySet()).hasSize(2).doesNotContainAnyElementsOf(arrived);
    }

    @Test
    void doesNotCompressAnImageAgainThatIsThere() throws Exception {
        // Given
        Artifact.Unassembled image = Images.unassembled("acp/core:v1", InMemoryBlobs.sequential(), "one", "two");
        CopyRun first = CopyRun.into(remote, image);

        // When
        CopyRun second = CopyRun.into(remote, image);

        // Then
        assertThat(first.outcomes()).containsExactly(PUSHED);
        assertThat(second.plan().transfers()).isEmpty();
        assertThat(second.of(0).digest()).isEqualTo(first.of(0).digest());
    }

    @Test
    void pushesALostLayerOfADockerArchiveImageAgain() throws Exception {
        // Given
        Artifact.Unassembled image = Images.unassembled("acp/core:v1", InMemoryBlobs.sequential(), "one", "two");
        CopyRun first = CopyRun.into(remote, image);
        Manifest there = remote.manifest(image.reference()).orElseThrow();
        registry.removeBlob(there.blobs().get(1).digest().toString());
        registry.requests().reset();

        // When
        CopyRun second = CopyRun.into(remote, image);

        // Then
        assertThat(second.of(0).digest()).isEqualTo(first.of(0).digest());
        assertThat(registry.requests().uploads())
                .containsOnlyKeys(there.blobs().get(1).digest().toString());
    }

    @Test
    void endsSoonWhenTheRegistryIsClosedFromAnotherThread() throws Exception {
        // Given
        Gate gate = new Gate();
        registry.inject(Fault.always(RequestFilter.uploadBodies(), TransportFaults.stallsBeforeReading(gate)));
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Artifact image = Images.image("acp/core:v1", shelf, shelf.layer(1, 8 << 20));
        RemoteRegistry closing = TestConnection.to(registry).withoutRetries();
        CompletableFuture<CopyRun> run = CompletableFuture.supplyAsync(() -> copy(closing, ONE_AT_A_TIME, image));
        assertThat(gate.awaitArrival(Duration.ofSeconds(30))).isTrue();

        // When
        closing.close();

        // Then
        assertThat(run).succeedsWithin(Duration.ofSeconds(15));
        assertThat(run.join().failure(0).kind()).hasValue(RegistryException.Kind.CANCELLED);
        assertThat(run.join().failure(0).message().english())
                .contains("cancelled, because this program is shutting down");
        assertThat(registry.tags("acp/core")).isEmpty();
        gate.open();
    }

    @Test
    void tellsWhatWasUnderWayFromWhatWasNotBegun() throws Exception {
        // Given one connection that stalls in the first of three images, and one image that is already there
        Gate gate = new Gate();
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Artifact there = Images.image("acp/there:v1", shelf, shelf.layer("there"));
        Artifact first = Images.image("acp/first:v1", shelf, shelf.layer(1, 8 << 20));
        Artifact second = Images.image("acp/second:v1", shelf, shelf.layer(2, 4000));
        Artifact third = Images.image("acp/third:v1", shelf, shelf.layer(3, 2000));
        CopyRun.into(remote, there);
        registry.inject(Fault.always(RequestFilter.uploadBodies(), TransportFaults.stallsBeforeReading(gate)));
        RemoteRegistry closing = TestConnection.to(registry).withoutRetries();
        CompletableFuture<CopyRun> run =
                CompletableFuture.supplyAsync(() -> copy(closing, ONE_AT_A_TIME, there, first, second, third));
        assertThat(gate.awaitArrival(Duration.ofSeconds(30))).isTrue();

        // When
        closing.close();

        // Then
        assertThat(run).succeedsWithin(Duration.ofSeconds(15));
        assertThat(run.join().outcomes()).containsExactly(ALREADY_THERE, INTERRUPTED, NOT_BEGUN, NOT_BEGUN);
        assertThat(run.join().of(2).failure()).isEmpty();
        assertThat(run.join().result().isComplete()).isFalse();
        gate.open();
    }

    @Test
    void tellsWhatFailedFromWhatWasNotBegunWhereTheRegistryHasNoRoom() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Artifact first = Images.image("acp/first:v1", shelf, shelf.layer(1, 8000));
        Artifact second = Images.image("acp/second:v1", shelf, shelf.layer(2, 4000));
        registry.inject(
                Fault.always(RequestFilter.uploadBodies(), TransportFaults.respondsWith(507, ErrorCode.UNKNOWN)));

        // When
        CopyRun run = CopyRun.into(remote, ONE_AT_A_TIME, first, second);

        // Then
        assertThat(run.outcomes()).containsExactly(FAILED, NOT_BEGUN);
        assertThat(run.failure(0).kind()).hasValue(RegistryException.Kind.FULL);
    }

    private static CopyRun copy(Registry registry, CopyOptions options, Artifact... images) {
        try {
            return CopyRun.into(registry, options, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
