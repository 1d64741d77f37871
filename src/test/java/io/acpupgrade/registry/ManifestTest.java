package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.TestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestReferrer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String DIGEST = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static Manifest parse(String text) {
        return Manifest.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isItsBytesHoweverOddlyTheyAreSpelled() {
        // Given
        TestImage image = TestImage.small("one").oddlySpelled().dockerFlavored();

        // When
        Manifest manifest = Manifest.parse(image.manifest().array());

        // Then
        assertThat(Bytes.of(manifest.bytes())).isEqualTo(image.manifest());
        assertThat(manifest.digest()).isEqualTo(image.digest());
        assertThat(manifest.descriptor().mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(manifest.isIndex()).isFalse();
    }

    @Test
    void pointsToConfigAndLayersInOrder() {
        // Given
        TestImage image = TestImage.small("one");

        // When
        Manifest manifest = Manifest.parse(image.manifest().array());

        // Then
        assertThat(manifest.blobs())
                .extracting(Descriptor::digest)
                .isEqualTo(image.blobs().stream().map(Bytes::digest).toList());
        assertThat(manifest.config()).map(Descriptor::mediaType).contains(MediaType.OCI_CONFIG);
        assertThat(manifest.children()).isEmpty();
    }

    @Test
    void pointsToItsChildrenAndTheirPlatforms() {
        // Given
        TestIndex index = TestIndex.small("one");

        // When
        Manifest manifest = Manifest.parse(index.manifest().array());

        // Then
        assertThat(manifest.isIndex()).isTrue();
        assertThat(manifest.blobs()).isEmpty();
        assertThat(manifest.children())
                .extracting(Descriptor::digest)
                .isEqualTo(index.children().stream().map(TestContent::digest).toList());
        assertThat(manifest.platforms()).map(Platform::toString).containsExactly("linux/amd64", "linux/arm64");
    }

    @Test
    void pointsToWhatItIsAbout() {
        // Given
        TestImage image = TestImage.small("one");

        // When
        Manifest referrer =
                Manifest.parse(TestReferrer.about(image, "a note").manifest().array());

        // Then
        assertThat(referrer.subject()).map(Descriptor::digest).contains(image.digest());
    }

    @Test
    void leavesForeignLayersOut() {
        // When
        Manifest manifest = parse("{\"config\":{\"digest\":\"" + DIGEST + "\",\"size\":1},\"layers\":["
                + "{\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\",\"digest\":\"" + DIGEST
                + "\",\"size\":2}]}");

        // Then
        assertThat(manifest.blobs())
                .singleElement()
                .extracting(Descriptor::size)
                .isEqualTo(1L);
    }

    @Test
    void isTakenForWhatItHoldsWhereItDoesNotSay() {
        assertThat(parse("{\"manifests\":[]}").descriptor().mediaType()).isEqualTo(MediaType.OCI_INDEX);
        assertThat(parse("{\"config\":{}}").descriptor().mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "\"text\"",
                "{\"mediaType\":\"application/vnd.docker.distribution.manifest.v1+json\",\"config\":{}}",
                "{\"manifests\":{}}"
            })
    void isRefusedWhereItIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageStartingWith("no manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"config\":{}}",
                "{\"config\":{\"digest\":\"" + DIGEST + "\"}}",
                "{\"config\":{\"digest\":\"" + DIGEST + "\",\"size\":-1}}",
                "{\"config\":{\"digest\":\"sha1:00\",\"size\":1}}"
            })
    void refusesBrokenDescriptorsWhenTheyAreLookedAt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text).blobs());
    }

    @Test
    void takesANullForNothing() {
        // Given
        byte[] bytes = "{\"schemaVersion\":2,\"manifests\":[],\"subject\":null,\"config\":null}"
                .getBytes(StandardCharsets.UTF_8);

        // When
        Manifest manifest = Manifest.parse(bytes);

        // Then
        assertThat(manifest.subject()).isEmpty();
        assertThat(manifest.config()).isEmpty();
    }

    @Test
    void staysWhatItIsWhenTheArrayItWasReadFromChanges() {
        // Given
        byte[] bytes = "{\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
        Manifest manifest = Manifest.parse(bytes);

        // When
        bytes[0] = ' ';

        // Then
        assertThat(Digest.of(manifest.bytes())).isEqualTo(manifest.digest());
    }
}
