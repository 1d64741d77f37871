package io.acpupgrade.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.archive.PackageReading;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerArchiveTest {
    private static final TestLayer BASE = TestLayer.plain("base", 2000);
    private static final TestImage IMAGE = TestImage.named("one").with(BASE).with(TestLayer.gzip("top", 2000));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void bringsAnImageUnderEachOfItsTags(PackageForm form) throws Exception {
        // Given
        PackageFiles files =
                DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.of("a/one:latest", IMAGE));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "saved"));

        // Then
        Digest config = IMAGE.config().digest();
        assertThat(PackageReading.contents(read)).isEqualTo(Map.of("a/one:v1", config, "a/one:latest", config));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void compressesPlainLayersOnlyAndKeepsTheOrderOfAll(PackageForm form) throws Exception {
        // Given
        TestImage repeating = IMAGE.with(BASE).with(TestLayer.zstd("last", 500));

        // When
        CorePackage read = PackageReading.of(
                form.write(DockerFiles.legacy(NamedTestContent.of("a/one:v1", repeating)), folder, "saved"));

        // Then
        List<Digest> stored = repeating.layers().stream()
                .map(layer -> layer.stored().digest())
                .toList();
        assertThat(layers(read)).extracting(layer -> layer.packaged().digest()).isEqualTo(stored);
        assertThat(layers(read))
                .extracting(Blob::form)
                .containsExactly(Blob.Form.COMPRESSED, Blob.Form.VERBATIM, Blob.Form.COMPRESSED, Blob.Form.VERBATIM);
        assertThat(layers(read).get(1).packaged().mediaType()).isEqualTo(MediaType.DOCKER_LAYER_GZIP);
        assertThat(layers(read).get(3).packaged().mediaType()).isEqualTo(MediaType.OCI_LAYER_ZSTD);
    }

    private static List<Blob> layers(CorePackage read) {
        return read.artifacts().stream()
                .flatMap(artifact ->
                        artifact instanceof Artifact.Unassembled image ? image.layers().stream() : Stream.empty())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void sharesALayerBetweenImages(PackageForm form) throws Exception {
        // Given
        TestImage other = TestImage.named("two").with(BASE);
        PackageFiles files =
                DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.of("a/two:v1", other));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "saved"));

        // Then
        assertThat(layers(read)).hasSize(3);
        assertThat(layers(read).stream().map(Blob::key).distinct()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void isReadWhereTheIndexBesideItNamesPlatformsThatAreNotThere(PackageForm form) throws Exception {
        // Given
        TestIndex pulled = TestIndex.of(IMAGE, IMAGE.forArchitecture("arm64"), TestImage.small("s390x"));

        // When
        CorePackage read =
                PackageReading.of(form.write(DockerFiles.ofOnePlatform("a/one:v1", pulled), folder, "saved"));

        // Then
        assertThat(PackageReading.contents(read))
                .isEqualTo(Map.of("a/one:v1", IMAGE.config().digest()));
        assertThat(read.bundles().get(0).kinds()).extracting(Message::english).containsExactly("docker-archive");
    }

    @Test
    void isNoArchiveOfArchivesWhereItLiesOpen() throws Exception {
        // Given
        PackageFiles chart = PackageFiles.none().with("chart/Chart.yaml", "name: no-chart\nversion: 1.0.0\n");
        Bytes tar = chart.tar();
        TestImage image = TestImage.named("one").with(new TestLayer(tar, tar, TestLayer.Packing.PLAIN));

        // When
        CorePackage read = PackageReading.of(
                PackageForm.FOLDER.write(DockerFiles.legacy(NamedTestContent.of("a/one:v1", image)), folder, "saved"));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
        assertThat(Message.english(read.notes())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void namesEveryLayerThatIsNotWhatTheConfigurationSays(PackageForm form) throws Exception {
        // Given
        Bytes plain = BASE.stored();
        Bytes packed = IMAGE.layers().get(1).stored();
        PackageFiles files = DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE))
                .replacing(plain, bytes -> bytes.flippedAt(700))
                .replacing(packed, bytes -> Bytes.text("other", 100).gzip());

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "saved"));

        // Then
        assertThat(faults)
                .hasSize(2)
                .allMatch(fault -> fault.contains("of a/one:v1 is damaged"))
                .anyMatch(fault -> fault.contains("config says " + BASE.plain().digest()))
                .anyMatch(fault -> fault.contains(
                        "config says " + IMAGE.layers().get(1).plain().digest()));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void namesALayerWhoseCompressionIsCutOff(PackageForm form) throws Exception {
        // Given
        PackageFiles files = DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE))
                .replacing(IMAGE.layers().get(1).stored(), bytes -> bytes.cutTo(bytes.size() / 2));

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "saved"));

        // Then
        assertThat(faults).isNotEmpty().first().asString().contains("cannot be decompressed");
    }

    @Test
    void namesWhatEachBrokenImageLacks() throws Exception {
        // Given
        PackageFiles files = DockerFiles.legacy(
                        NamedTestContent.of("a/one:v1", IMAGE),
                        NamedTestContent.of("a/two:v1", TestImage.plain("two")),
                        NamedTestContent.untagged("a/three", TestImage.plain("three")),
                        NamedTestContent.of("a/four:v1", TestImage.plain("four")))
                .without(path ->
                        path.startsWith(TestImage.plain("two").config().digest().hex()))
                .without(path -> path.startsWith(BASE.stored().digest().hex().substring(0, 60)));

        // When
        List<String> faults = PackageReading.faults(PackageForm.TAR.write(files, folder, "saved"));

        // Then
        assertThat(faults)
                .hasSize(3)
                .anyMatch(fault -> fault.contains("of a/one:v1 is missing"))
                .anyMatch(fault -> fault.contains(
                        "no '" + TestImage.plain("two").config().digest().hex() + ".json'"))
                .anyMatch(fault -> fault.contains("an image has no name"));
    }

    @Test
    void refusesAConfigurationThatNamesOtherLayers() throws Exception {
        // Given
        PackageFiles files = DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE))
                .replacing(IMAGE.config(), bytes -> TestImage.named("one").config());

        // When
        List<String> faults = PackageReading.faults(PackageForm.TAR.write(files, folder, "saved"));

        // Then
        assertThat(faults).singleElement().asString().contains("a/one:v1 has 2 layers, but its config names 0");
    }
}
