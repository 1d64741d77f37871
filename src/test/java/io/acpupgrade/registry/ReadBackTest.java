package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.Content;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.Response;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Damage;
import io.acpupgrade.registry.copy.Damage.Problem;
import io.acpupgrade.registry.copy.ImageCopier;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.remote.TestConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reported blobs are downloaded and hashed, because HEAD proves nothing. */
class ReadBackTest {
    private static final String BLOBS = ".*/blobs/sha256:[0-9a-f]+";

    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();
    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
    private final Blob layer = shelf.layer(1, 200_000);

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private static RequestFilter reading(Blob blob) {
        return Endpoint.BLOB_GET.and(
                call -> call.reference().equals(blob.packaged().digest().toString()));
    }

    private List<Damage> damages(Artifact... artifacts) throws Exception {
        return readBack(artifacts).stream()
                .flatMap(state -> state.damages().stream())
                .toList();
    }

    private List<RemoteState> readBack(Artifact... artifacts) throws Exception {
        ImageCopier copier = CopyRun.copier(remote);
        return copier.readBack(copier.plan(List.of(artifacts)).states(), any -> true)
                .states();
    }

    private Artifact[] family(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Images.image("acp/member" + i + ":v1", shelf, layer))
                .toArray(Artifact[]::new);
    }

    @Test
    void readsEachBlobOnceThoughManyImagesShareIt() throws Exception {
        // Given
        Artifact[] family = family(5);
        CopyRun.into(remote, family);
        registry.requests().reset();

        // When
        List<Damage> damages = damages(family);

        // Then
        assertThat(damages).isEmpty();
        assertThat(registry.requests().count("GET", BLOBS)).isEqualTo(6);
        assertThat(registry.requests().count("HEAD", BLOBS)).isEqualTo(10);
    }

    @Test
    void readsTheLayersThatWereCompressedOnTheirWay() throws Exception {
        // Given
        Artifact image = Images.unassembled("ait/logs:v1", InMemoryBlobs.sequential(), "one", "two");
        CopyRun.into(remote, image);
        registry.requests().reset();

        // Then
        assertThat(damages(image)).isEmpty();
        assertThat(registry.requests().count("GET", BLOBS)).isEqualTo(3);
    }

    @Test
    void findsOtherBytesUnderTheSameSize() throws Exception {
        // Given
        Artifact[] family = family(5);
        CopyRun.into(remote, family);
        registry.inject(Fault.always(reading(layer), answersWith(bytes -> {
            bytes[100] ^= 1;
            return bytes;
        })));

        // When
        List<Damage> damages = damages(family);

        // Then
        assertThat(damages)
                .extracting(Damage::reference)
                .containsExactly(Arrays.stream(family).map(Artifact::reference).toArray(Reference[]::new));
        assertThat(damages).allSatisfy(damage -> {
            assertThat(damage.problem()).isEqualTo(Problem.DIGEST_MISMATCH);
            assertThat(damage.digest()).isEqualTo(layer.packaged().digest());
        });
        assertThat(registry.requests().count("GET", BLOBS))
                .as("three of five agree")
                .isEqualTo(8);
    }

    @Test
    void findsAnotherSizeAndReadsNoFurtherThanIsNeeded() throws Exception {
        // Given
        Artifact[] one = family(1);
        CopyRun.into(remote, one);
        registry.inject(Fault.always(reading(layer), answersWith(bytes -> Arrays.copyOf(bytes, 50_000_000))));

        // Then
        assertThat(damages(one))
                .extracting(Damage::problem, it -> it.message().english())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Problem.SIZE_MISMATCH,
                        "blob " + layer.packaged().digest()
                                + " is damaged (wrong size): read back, it has more than 200000 bytes"));
    }

    @Test
    void findsWhatIsMissingThoughHeadSaysThatItIsThere() throws Exception {
        // Given
        Artifact[] one = family(1);
        CopyRun.into(remote, one);
        registry.inject(Fault.always(reading(layer), TransportFaults.respondsWith(404, ErrorCode.BLOB_UNKNOWN)));

        // Then
        assertThat(damages(one)).extracting(Damage::problem).containsExactly(Problem.MISSING);
    }

    @Test
    void goesOnWithTheOthersWhereOneCannotBeRead() throws Exception {
        // Given
        Artifact[] two = family(2);
        CopyRun.into(remote, two);
        registry.inject(Fault.always(reading(layer), TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));
        registry.requests().reset();

        // When
        List<RemoteState> states = readBack(two);

        // Then
        assertThat(states).allSatisfy(state -> {
            assertThat(state.isComplete()).isFalse();
            assertThat(state.damages()).extracting(Damage::problem).containsExactly(Problem.UNREADABLE);
            assertThat(state.blobs()).hasSize(1);
        });
        assertThat(registry.requests().count("GET", BLOBS))
                .as("each configuration once, the layer four times through each repository")
                .isEqualTo(2 + 2 * 4);
    }

    @Test
    void goesOnWhereAConnectionBrokeOff() throws Exception {
        // Given
        Artifact[] one = family(1);
        CopyRun.into(remote, one);
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        registry.inject(Fault.always(reading(layer), (call, next) -> {
            Response whole = next.handle(call);
            byte[] bytes = whole.content().bytes();
            int from = call.header("Range")
                    .map(range -> Integer.parseInt(range.replaceAll("\\D", "")))
                    .orElse(0);
            asked.add(call.header("Range").isPresent() ? "rest" : "whole");
            int to = Math.min(bytes.length, from + 60_000);
            return new Response(from > 0 ? 206 : 200, whole.headers(), Content.of(Arrays.copyOfRange(bytes, from, to)))
                    .with("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length)
                    .with("Content-Length", "" + (bytes.length - from));
        }));

        // Then
        assertThat(damages(one)).isEmpty();
        assertThat(asked).startsWith("whole").endsWith("rest").hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void beginsAgainWhereTheRegistryKnowsNoRanges() throws Exception {
        // Given
        Artifact[] one = family(1);
        CopyRun.into(remote, one);
        registry.inject(Fault.first(2, reading(layer), TransportFaults.truncates()));

        // Then
        assertThat(damages(one)).isEmpty();
    }

    @Test
    void givesUpWhenTheLoginIsRefused() throws Exception {
        // Given
        Artifact[] one = family(1);
        CopyRun.into(remote, one);
        registry.inject(Fault.always(reading(layer), TransportFaults.respondsWith(401, ErrorCode.UNAUTHORIZED)));

        // Then
        assertThatThrownBy(() -> damages(one)).isInstanceOf(RegistryException.class);
    }

    @Test
    void isSentAgainThoughTheRegistrySaysThatItIsThere() throws Exception {
        // Given
        Artifact[] family = family(3);
        CopyRun.into(remote, family);
        registry.removeBlob(layer.packaged().digest().toString());
        registry.inject(Fault.always(
                Endpoint.BLOB_HEAD,
                (call, next) -> Response.of(200)
                        .with(
                                "Content-Length",
                                call.reference()
                                                .equals(layer.packaged()
                                                        .digest()
                                                        .toString())
                                        ? "200000"
                                        : sizeOf(call.reference(), family))));
        ImageCopier copier = CopyRun.copier(remote);

        // When
        List<RemoteState> damaged = readBack(family);
        CopyResult result = copier.execute(CopyPlan.of(damaged));

        // Then
        assertThat(damaged).noneMatch(RemoteState::isComplete);
        assertThat(result.isComplete()).isTrue();
        registry.clearFaults();
        assertThat(damages(family)).isEmpty();
        assertThat(registry.requests().uploads())
                .containsEntry(layer.packaged().digest().toString(), 2);
    }

    private static String sizeOf(String digest, Artifact... family) {
        return Arrays.stream(family)
                .flatMap(image -> image.blobs().stream())
                .filter(blob -> blob.packaged().digest().toString().equals(digest))
                .map(blob -> "" + blob.size())
                .findFirst()
                .orElse("0");
    }

    @FunctionalInterface
    private interface Change {
        byte[] of(byte[] bytes);
    }

    private static FaultAction answersWith(Change change) {
        return (call, next) -> {
            Response answer = next.handle(call);
            byte[] other = change.of(answer.content().bytes());
            return answer.with(Content.of(other)).with("Content-Length", "" + other.length);
        };
    }
}
