package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlobSourceTest {
    private static final TestLayer BASE = TestLayer.plain("base", 70_000);
    private static final TestImage ONE =
            TestImage.named("one").with(BASE).with(TestLayer.plain("one", 9000)).with(TestLayer.gzip("gz", 100));
    private static final TestImage TWO =
            TestImage.named("two").with(TestLayer.plain("two", 20_000)).with(BASE);
    private static final PackageFiles FILES =
            DockerFiles.legacy(NamedTestContent.of("a/one:v1", ONE), NamedTestContent.of("a/two:v1", TWO));

    @TempDir
    private Path folder;

    private List<Blob> layers(PackageForm form) throws Exception {
        return PackageReading.of(form.write(FILES, folder, "saved")).artifacts().stream()
                .map(Artifact::blobs)
                .flatMap(blobs -> blobs.stream().skip(1))
                .toList();
    }

    private static Set<Digest> digests(List<Blob> blobs) {
        return blobs.stream().map(blob -> blob.packaged().digest()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void handsOverEachWantedBlobOnceInOnePass(PackageForm form) throws Exception {
        // Given
        List<Blob> layers = layers(form);
        Map<Digest, Integer> visits = new TreeMap<>();
        Set<Digest> sound = new HashSet<>();

        // When
        layers.get(0).source().stream(digests(layers), (digest, content) -> {
            visits.merge(digest, 1, Integer::sum);
            if (Bytes.of(content.readAllBytes()).digest().equals(digest)) {
                sound.add(digest);
            }
        });

        // Then
        assertThat(visits)
                .hasSize(4)
                .allSatisfy((digest, times) -> assertThat(times).isOne());
        assertThat(sound).isEqualTo(digests(layers));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void goesOnWhereAVisitorReadsLittleOrClosesItsStream(PackageForm form) throws Exception {
        // Given
        List<Blob> layers = layers(form);
        Set<Digest> sound = new HashSet<>();

        // When
        layers.get(0).source().stream(digests(layers), (digest, content) -> {
            if (digest.equals(BASE.stored().digest())) {
                assertThat(content.read()).isNotNegative();
                content.close();
            } else if (Bytes.of(content.readAllBytes()).digest().equals(digest)) {
                sound.add(digest);
            }
        });

        // Then
        assertThat(sound).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void handsOverOnlyWhatIsWanted(PackageForm form) throws Exception {
        // Given
        BlobSource source = layers(form).get(0).source();
        Set<Digest> visited = new HashSet<>();

        // When
        source.stream(Set.of(BASE.stored().digest()), (digest, content) -> visited.add(digest));

        // Then
        assertThat(visited).containsExactly(BASE.stored().digest());
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void passesOnWhatAVisitorThrows(PackageForm form) throws Exception {
        // Given
        List<Blob> layers = layers(form);

        // Then
        assertThatThrownBy(() -> layers.get(0).source().stream(digests(layers), (digest, content) -> {
                    throw new IOException("the registry hung up");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the registry hung up");
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void opensABlobAsOftenAsItIsAskedAndFromManyThreads(PackageForm form) throws Exception {
        // Given
        List<Blob> layers = layers(form);

        // When
        boolean sound = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> layers.get(i % layers.size()))
                .allMatch(PackageReading::hasItsDigest);

        // Then
        assertThat(sound).isTrue();
        assertThat(layers.get(0).source().isSequential()).isEqualTo(form == PackageForm.TGZ || form == PackageForm.ZST);
    }

    @Test
    void failsWhereTheArchiveHasChangedUnderIt() throws Exception {
        // Given
        List<Blob> layers = layers(PackageForm.TGZ);
        PackageFiles.none().with("other", "content").tgz().writeTo(folder.resolve("saved.tgz"));

        // Then
        assertThatThrownBy(() -> layers.get(0).source().stream(digests(layers), (digest, content) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no longer in");
        assertThatThrownBy(() -> PackageReading.bytes(layers.get(0))).isInstanceOf(IOException.class);
    }

    @Test
    void keepsNoFileOpen() throws Exception {
        // Given
        List<Blob> layers = layers(PackageForm.TGZ);
        Path packed = folder.resolve("saved.tgz").toRealPath();
        Path openFiles = Path.of("/proc/self/fd");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(openFiles));

        // When
        for (Blob layer : layers) {
            try (InputStream in = layer.source().open(layer.packaged().digest())) {
                assertThat(in.read()).isNotNegative();
            }
        }

        // Then
        try (var open = Files.list(openFiles)) {
            assertThat(open.filter(link -> pointsTo(link, packed))).isEmpty();
        }
    }

    private static boolean pointsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException e) {
            return false;
        }
    }
}
