package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InvalidPackageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives truncated or changed at any offset. */
@Timeout(120)
@Tag("any-jdk")
class TruncationTest {
    private static final TestImage PLAIN = TestImage.named("one").with(TestLayer.plain("layer", 300));
    private static final TestImage PACKED = TestImage.named("two").with(TestLayer.gzip("layer", 300));

    @TempDir
    private Path folder;

    /** An intact archive. */
    record Whole(String name, Bytes archive) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Whole> archives() {
        Map<String, PackageFiles> layouts = Map.of(
                "distribution",
                        DistributionFiles.of(
                                NamedTestContent.of("a/one:v1", PACKED), NamedTestContent.of("a/two:v1", PACKED)),
                "oci", OciFiles.of(NamedTestContent.of("a/one:v1", PACKED)).reversed(),
                "docker",
                        DockerFiles.legacy(
                                NamedTestContent.of("a/one:v1", PLAIN),
                                NamedTestContent.of("a/two:v1", PLAIN.with(TestLayer.gzip("x", 9)))),
                "chart", new TestChart("mychart", "1.0.0").files());
        Map<String, Function<PackageFiles, Bytes>> forms =
                Map.of("tar", PackageFiles::tar, "tgz", PackageFiles::tgz, "zst", PackageFiles::zst);
        return layouts.entrySet().stream()
                .flatMap(layout -> forms.entrySet().stream()
                        .map(form -> new Whole(
                                layout.getKey() + " in " + form.getKey(),
                                form.getValue().apply(layout.getValue()))))
                .filter(whole ->
                        !whole.name().equals("chart in tar") && !whole.name().equals("chart in zst"));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void isNeverTakenForLessThanItWas(Whole whole) throws Exception {
        // Given
        Map<String, Digest> contents =
                PackageReading.contents(PackageReading.of(whole.archive().writeTo(folder.resolve("whole"))));
        int step = Math.max(1, whole.archive().size() / 150);

        for (int size = 0; size < whole.archive().size(); size += step) {
            // When
            Path cut = whole.archive().cutTo(size).writeTo(folder.resolve("cut"));

            // Then
            assertThat(outcome(cut)).as("the first %d bytes", size).isIn(contents, Map.of());
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void isNeverTakenForSomethingElseWithOneBitTheOtherWay(Whole whole) throws Exception {
        // Given
        int step = Math.max(1, whole.archive().size() / 150);

        for (int at = 0; at < whole.archive().size(); at += step) {
            // When
            Path harmed = whole.archive().flippedAt(at).writeTo(folder.resolve("harmed"));

            // Then
            assertThat(blobsOf(harmed)).as("a bit in byte %d", at).isTrue();
        }
    }

    /** Returns the content; empty when the archive is refused. Any other exception is a defect. */
    private static Map<String, Digest> outcome(Path file) {
        try {
            return PackageReading.contents(PackageReading.of(file));
        } catch (InvalidPackageException e) {
            return Map.of();
        }
    }

    /** Whether the file is refused, or every blob in it matches its digest. */
    private static boolean blobsOf(Path file) throws Exception {
        try {
            return PackageReading.of(file)
                    .allArtifacts()
                    .flatMap(artifact -> artifact.blobs().stream())
                    .allMatch(PackageReading::hasItsDigest);
        } catch (InvalidPackageException e) {
            return true;
        }
    }
}
