package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.FAILED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.remote.TestConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked is what is sent: bytes that change after the check never become a blob of the registry. */
@Tag("any-jdk")
class ChangedContentTest {
    private static final String UPLOADS = ".*/blobs/uploads/.*";

    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(Blob.Form.values())
                .flatMap(form -> Stream.of(
                        Arguments.of(
                                form, "the first byte", change(bytes -> flipped(bytes, 0)), "its bytes are sha256:"),
                        Arguments.of(
                                form,
                                "the last byte",
                                change(bytes -> flipped(bytes, bytes.length - 1)),
                                "its bytes are sha256:"),
                        Arguments.of(
                                form,
                                "shorter",
                                change(bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                                "it ends after 299999 of 300000 bytes"),
                        Arguments.of(
                                form,
                                "longer",
                                change(bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
                                "it has more than 300000 bytes"),
                        Arguments.of(form, "empty", change(bytes -> new byte[0]), "it ends after 0 of 300000 bytes")));
    }

    private static UnaryOperator<byte[]> change(UnaryOperator<byte[]> change) {
        return change;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 1;
        return other;
    }

    private static byte[] content() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static Artifact image(InMemoryBlobs shelf, Blob layer) {
        return layer.form() == Blob.Form.VERBATIM
                ? Images.image("acp/core:v1", shelf, layer)
                : new Artifact.Unassembled(
                        Reference.parse("acp/core:v1"),
                        "a test",
                        InMemoryBlobs.randomAccess().config("{}"),
                        List.of(layer));
    }

    @ParameterizedTest(name = "{0}, {1}, in a folder")
    @MethodSource("changes")
    void isNotSentFromAFolder(Blob.Form form, String what, UnaryOperator<byte[]> change, String said) throws Exception {
        isNotSent(InMemoryBlobs.randomAccess(), form, change, said);
    }

    @ParameterizedTest(name = "{0}, {1}, in an archive")
    @MethodSource("changes")
    void isNotSentFromAnArchive(Blob.Form form, String what, UnaryOperator<byte[]> change, String said)
            throws Exception {
        isNotSent(InMemoryBlobs.sequential(), form, change, said);
    }

    private void isNotSent(InMemoryBlobs shelf, Blob.Form form, UnaryOperator<byte[]> change, String said)
            throws Exception {
        // Given
        Blob layer = shelf.put(MediaType.DOCKER_LAYER, content(), form);
        Artifact image = image(shelf, layer);
        CopyPlan plan = CopyRun.copier(remote).plan(List.of(image));
        shelf.replace(layer, change.apply(content()));

        // When
        CopyResult result = CopyRun.copier(remote).execute(plan);

        // Then
        ArtifactResult.Failure failure = result.artifacts().get(0).failure().orElseThrow();
        assertThat(failure.kind()).isEmpty();
        assertThat(failure.message().english())
                .startsWith("read the package: shelf has changed since it was checked: " + said);
        assertThat(failure.remedy().english()).contains("See what writes into the package");
        assertThat(registry.requests().uploads())
                .hasSize(1)
                .doesNotContainKey(layer.packaged().digest().toString());
        assertThat(registry.requests().count("DELETE", UPLOADS)).isEqualTo(1);
        assertThat(registry.hasTag("acp/core", "v1")).isFalse();
    }

    @Test
    void isNotSentWhereThePackageWasNotChecked() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Blob layer = shelf.put(MediaType.DOCKER_LAYER, content(), Blob.Form.COMPRESSED);
        Digest expected = layer.packaged().digest();
        shelf.replace(layer, flipped(content(), 9));
        CopyOptions unchecked = new CopyOptions(1, new GzipLayers(), CopyOptions.Proof.UNCHECKED);

        // When
        CopyRun run = CopyRun.into(remote, unchecked, image(shelf, layer));

        // Then
        assertThat(run.failure(0).message().english())
                .startsWith("read the package: shelf is damaged: its bytes are sha256:")
                .endsWith(", they should be " + expected);
        assertThat(run.failure(0).remedy().english()).startsWith("Download or copy this file again");
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void doesNotKeepOthersFromBeingSent(InMemoryBlobs shelf) throws Exception {
        // Given
        Blob gone = shelf.layer("gone");
        Artifact first = Images.image("acp/first:v1", shelf, gone);
        Artifact second = Images.image("acp/second:v1", shelf, shelf.layer("there"));
        CopyPlan plan = CopyRun.copier(remote).plan(List.of(first, second));
        shelf.replace(gone, "GONE".getBytes(StandardCharsets.UTF_8));

        // When
        CopyResult result = CopyRun.copier(remote).execute(plan);

        // Then
        assertThat(result.artifacts()).extracting(ArtifactResult::outcome).containsExactly(FAILED, PUSHED);
    }

    static Stream<InMemoryBlobs> shelves() {
        return Stream.of(InMemoryBlobs.randomAccess(), InMemoryBlobs.sequential());
    }

    @Test
    void isMissedWhereItLay() throws Exception {
        // Given
        InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
        Blob layer = shelf.layer("gone");
        CopyPlan plan = CopyRun.copier(remote).plan(List.of(Images.image("acp/core:v1", shelf, layer)));
        shelf.remove(layer);

        // When
        CopyResult result = CopyRun.copier(remote).execute(plan);

        // Then
        ArtifactResult.Failure failure = result.artifacts().get(0).failure().orElseThrow();
        assertThat(failure.message().english()).isEqualTo("read the package: shelf cannot be read: the shelf is empty");
        assertThat(failure.kind()).isEmpty();
    }
}
