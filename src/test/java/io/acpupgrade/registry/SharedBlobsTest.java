package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.FAILED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.remote.TestConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedBlobsTest {
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    static Stream<InMemoryBlobs> shelves() {
        return Stream.of(InMemoryBlobs.randomAccess(), InMemoryBlobs.sequential());
    }

    /** Images in different repositories that share a base layer and have one more layer each. */
    private static Artifact[] family(InMemoryBlobs shelf, int size) {
        Blob base = shelf.layer("base");
        return IntStream.range(0, size)
                .mapToObj(i -> Images.image("acp/member" + i + ":v1", shelf, base, shelf.layer("own " + i)))
                .toArray(Artifact[]::new);
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void sendEachBlobOnceThoughManyImagesShareIt(InMemoryBlobs shelf) throws Exception {
        // When
        CopyRun run = CopyRun.into(remote, family(shelf, 6));

        // Then
        assertThat(run.outcomes()).hasSize(6).containsOnly(PUSHED);
        assertThat(registry.requests().uploads())
                .hasSize(13)
                .allSatisfy((digest, times) -> assertThat(times).isEqualTo(1));
        assertThat(run.result().artifacts().stream()
                        .mapToInt(ArtifactResult::mounted)
                        .sum())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void areSentOnceForEachRepositoryWhereMountsAreRefused(InMemoryBlobs shelf) throws Exception {
        // Given
        registry.inject(Fault.always(Endpoint.UPLOAD_START, RegistryFaults.refusesMounts()));
        Blob base = shelf.layer("base");
        Blob config = shelf.config("{}");

        // When
        CopyRun run = CopyRun.into(
                remote,
                Images.image("acp/first:v1", config, List.of(base)),
                Images.image("acp/second:v1", config, List.of(base)),
                Images.image("acp/second:latest", config, List.of(base)));

        // Then
        assertThat(run.outcomes()).containsOnly(PUSHED);
        assertThat(registry.requests().uploads())
                .hasSize(2)
                .allSatisfy((digest, times) -> assertThat(times).isEqualTo(2));
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(4);
    }

    @Test
    void areLinkedFromWhereTheyWereBefore() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Artifact[] family = family(shelf, 2);
        CopyRun.into(remote, family[0]);
        registry.requests().reset();

        // When
        CopyRun run = CopyRun.into(remote, family);

        // Then
        assertThat(run.of(1).mounted()).isEqualTo(1);
        assertThat(registry.requests().uploads()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void doNotFailTheOthersOfTheirArchive(InMemoryBlobs shelf) throws Exception {
        // Given
        Blob bad = shelf.layer("bad");
        Artifact first = Images.image("acp/first:v1", shelf, shelf.layer("good"));
        Artifact second = Images.image("acp/second:v1", shelf, bad);
        Artifact third = Images.image("acp/third:v1", shelf, shelf.layer("better"));
        registry.inject(Fault.always(
                RequestFilter.of(Endpoint.UPLOAD_FINISH)
                        .and(call -> call.query()
                                .all("digest")
                                .contains(bad.packaged().digest().toString())),
                TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));

        // When
        CopyRun run = CopyRun.into(remote, first, second, third);

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED, FAILED, PUSHED);
        assertThat(registry.hasTag("acp/second", "v1")).isFalse();
        assertThat(run.failure(1).message().english())
                .startsWith("push blob " + bad.packaged().digest() + " to acp/second: ")
                .endsWith("HTTP 500 UNKNOWN refused on purpose");
    }

    @Test
    void areReadAgainWhenTheirFirstAttemptInAPassFails() throws Exception {
        // Given
        InMemoryBlobs archive = InMemoryBlobs.sequential();
        Blob layer = archive.layer(1, 100_000);
        registry.inject(Fault.first(
                1,
                RequestFilter.uploadBodies().and(call -> call.length().orElse(0) == 100_000),
                TransportFaults.resetsAfter(50_000)));

        // When
        CopyRun run = CopyRun.into(remote, Images.image("acp/core:v1", archive, layer));

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(archive.opened(layer)).isEqualTo(1);
    }

    @Test
    void mayBePushedByTwoCopiersAtOnce() throws Exception {
        // When
        CompletableFuture<CopyRun> other = CompletableFuture.supplyAsync(this::copyFamily);
        CopyRun mine = copyFamily();

        // Then
        assertThat(mine.result().isComplete()).isTrue();
        assertThat(other.join().result().isComplete()).isTrue();
        assertThat(registry.repositories()).hasSize(4);
    }

    private CopyRun copyFamily() {
        try {
            return CopyRun.into(TestConnection.to(registry).withRetries(), family(InMemoryBlobs.randomAccess(), 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areLinkedInTheFormThatAnEarlierRunHasCompressedThemTo() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.sequential();
        CopyRun first = CopyRun.into(remote, Images.unassembled("ait/one:v1", shelf, "base", "one"));
        Artifact.Unassembled earlier = Images.unassembled("ait/one:v1", shelf, "base", "one");
        Artifact.Unassembled later = Images.unassembled("ait/two:v1", shelf, "base", "two");
        registry.requests().reset();

        // When
        CopyRun second = CopyRun.into(remote, earlier, later);

        // Then
        Digest base = remote.manifest(first.of(0).artifact().reference())
                .orElseThrow()
                .blobs()
                .get(1)
                .digest();
        assertThat(second.of(1).mounted()).isEqualTo(1);
        assertThat(registry.requests().uploads()).doesNotContainKey(base.toString());
        assertThat(registry.hasBlob("ait/two", base.toString())).isTrue();
    }
}
