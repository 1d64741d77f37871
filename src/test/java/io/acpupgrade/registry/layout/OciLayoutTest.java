package io.acpupgrade.registry.layout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestReferrer;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.PackageReading;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciLayoutTest {
    private static final TestImage IMAGE = TestImage.small("one");

    @TempDir
    private Path folder;

    @Test
    void bringsChildrenBeforeTheirParents() throws Exception {
        // Given
        TestIndex nested = TestIndex.of(TestIndex.of(IMAGE), TestImage.small("two"));

        // When
        CorePackage read = PackageReading.of(written(OciFiles.of(NamedTestContent.of("a/nested:v1", nested))));

        // Then
        assertThat(read.artifacts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Artifact.Assembled.class,
                        stored -> assertThat(stored.manifests())
                                .extracting(manifest -> manifest.digest())
                                .containsExactlyElementsOf(
                                        nested.all().map(TestContent::digest).toList()));
    }

    @Test
    void bringsSignaturesToTheRepositoryOfTheirImageInWhicheverOrderTheyAreListed() throws Exception {
        // Given
        TestIndex index = TestIndex.of(IMAGE);
        TestReferrer parts = TestReferrer.about(IMAGE, "the parts of a child");
        TestReferrer signature = TestReferrer.about(parts, "a signature of the parts");
        TestIndex fallback = TestIndex.of(parts);
        String cosign = TestReferrer.signatureTag(index.digest());
        String listed = TestReferrer.fallbackTag(IMAGE.digest());

        // When
        CorePackage read = PackageReading.of(written(OciFiles.of(
                NamedTestContent.untagged("", signature),
                NamedTestContent.untagged("", parts),
                NamedTestContent.of(":" + listed, fallback),
                NamedTestContent.of(":" + cosign, TestReferrer.signature("signed")),
                NamedTestContent.of("a/one:v1", index))));

        // Then
        assertThat(PackageReading.contents(read))
                .containsOnlyKeys(
                        "a/one:v1",
                        "a/one@" + parts.digest(),
                        "a/one@" + signature.digest(),
                        "a/one:" + cosign,
                        "a/one:" + listed);
    }

    @Test
    void namesEveryEntryThatCannotBePlaced() throws Exception {
        // Given
        PackageFiles files = OciFiles.of(
                NamedTestContent.of("a/one:v1", IMAGE),
                NamedTestContent.untagged("", TestImage.small("two")),
                NamedTestContent.of("A/Three:v1", IMAGE));

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults)
                .hasSize(2)
                .anyMatch(fault -> fault.contains(TestImage.small("two").digest() + " has no name"))
                .anyMatch(fault -> fault.contains("'A/Three' is not a repository name"));
    }

    @Test
    void refusesOneNameForTwoImages() throws Exception {
        // Given
        PackageFiles files = OciFiles.of(
                NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.of("a/one:v1", TestImage.small("another")));

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults).singleElement().asString().contains("a/one:v1: points to different images");
    }

    @Test
    void tellsArtifactsApartThatShareAnEmptyConfiguration() throws Exception {
        // Given
        PackageFiles files = OciFiles.of(
                NamedTestContent.of("a/note:v1", TestReferrer.signature("one")),
                NamedTestContent.of("a/note:v1", TestReferrer.signature("two")));

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults).singleElement().asString().contains("a/note:v1: points to different images");
    }

    @Test
    void refusesAnIndexThatIsNoJson() throws Exception {
        // Given
        PackageFiles files = OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                .without(path -> path.equals("index.json"))
                .with("index.json", "{\"manifests\": [");

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults).singleElement().asString().contains("(index.json): cannot be read: it is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAnIndexThatWasEditedOnWindows(String charset) throws Exception {
        // Given
        PackageFiles whole = OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE));
        byte[] index =
                ("\ufeff" + requireNonNull(whole.files().get("index.json")).text()).getBytes(charset);

        // When
        CorePackage read = PackageReading.of(
                written(whole.without(path -> path.equals("index.json")).with("index.json", Bytes.of(index))));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @Test
    void refusesMetadataOfUnreasonableSize() throws Exception {
        // Given
        Bytes huge = Bytes.text("{", (int) Bounds.LIST + 1);
        PackageFiles files = OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                .without(path -> path.equals("index.json"))
                .with("index.json", huge);

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("'index.json' has " + huge.size() + " bytes, which is more");
    }

    private Path written(PackageFiles files) throws Exception {
        return PackageForm.TGZ.write(files, folder, "package");
    }
}
