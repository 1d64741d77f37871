package io.acpupgrade.prep.deploy.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseImagesTest {
    private static final Digest DIGEST = Digest.of("content".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private static ReleaseImages state(String... references) {
        List<PinnedImage> images = Stream.of(references)
                .map(reference -> new PinnedImage("10.0.0.8:11443", Reference.parse(reference), DIGEST))
                .toList();
        return new ReleaseImages("4.3.0", images);
    }

    @Test
    void findsTheImageWhateverHostAndTagTheManifestNames() {
        // Given
        ReleaseImages images = state("acp/cluster-version-operator:v4.3.0", "acp/product-image:v4.3.0");

        // Then
        assertThat(List.of(
                        "cluster-version-operator",
                        "acp/cluster-version-operator",
                        "build.example:5000/acp/cluster-version-operator:v4.2.0",
                        "other/cluster-version-operator@" + DIGEST))
                .allSatisfy(written -> assertThat(
                                images.resolve(written).orElseThrow().pullReference())
                        .isEqualTo("10.0.0.8:11443/acp/cluster-version-operator@" + DIGEST));
    }

    @Test
    void findsNoneThatTheReleaseDoesNotHold() {
        assertThat(state("acp/product-image:v4.3.0").resolve("docker.example/busybox:1"))
                .isEmpty();
    }

    @Test
    void doesNotChooseBetweenTwoOfTheSameName() {
        // Given
        ReleaseImages images = state("acp/tools:v1", "ait/tools:v1");

        // Then
        assertThat(images.resolve("tools:v1")).isEmpty();
        assertThat(images.resolve("any.example/ait/tools:v1").orElseThrow().reference())
                .hasToString("ait/tools:v1");
    }
}
