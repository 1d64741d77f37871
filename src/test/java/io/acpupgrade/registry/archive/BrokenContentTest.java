package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenContentTest {
    private static final TestImage IMAGE = TestImage.small("one");
    private static final Bytes LAYER = IMAGE.layers().get(0).stored();
    private static final Bytes CONFIG = IMAGE.config();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void namesABlobThatHasOtherBytes(PackageForm form) throws Exception {
        // Given
        PackageFiles files =
                OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE)).replacing(LAYER, bytes -> bytes.flippedAt(100));

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "package"));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("(a/one:v1): blob " + LAYER.digest() + " is damaged")
                .contains(LAYER.flippedAt(100).digest().toString());
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void believesTheBytesWhereItIsToldTo(PackageForm form) throws Exception {
        // Given
        PackageFiles files =
                OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE)).replacing(LAYER, bytes -> bytes.flippedAt(100));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "package"), BlobVerification.TRUST);

        // Then
        assertThat(PackageReading.contents(read)).containsEntry("a/one:v1", IMAGE.digest());
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void listsAllThatIsWrongInOneReport(PackageForm form) throws Exception {
        // Given
        TestIndex index = TestIndex.small("two");
        Bytes child = index.children().get(0).manifest();
        TestImage third = TestImage.small("three");
        PackageFiles files = DistributionFiles.of(
                        NamedTestContent.of("a/one:v1", IMAGE),
                        NamedTestContent.of("a/two:v1", index),
                        NamedTestContent.of("a/three:v1", third))
                .replacing(CONFIG, bytes -> bytes.flippedAt(3))
                .replacing(LAYER, bytes -> bytes.cutTo(50))
                .without(path -> path.equals(DistributionFiles.blobPath(child.digest())))
                .replacing(third.manifest(), bytes -> bytes.flippedAt(9));

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "package"));

        // Then
        assertThat(faults)
                .hasSize(4)
                .anyMatch(fault -> fault.contains("blob " + CONFIG.digest() + " is damaged"))
                .anyMatch(fault -> fault.contains("blob " + LAYER.digest() + " has 50 bytes, not " + LAYER.size()))
                .anyMatch(fault -> fault.contains("manifest " + child.digest() + " is missing"))
                .anyMatch(fault -> fault.contains("manifest " + third.digest() + " is damaged"));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void findsAManifestOutEvenWhereTheBytesAreTrusted(PackageForm form) throws Exception {
        // Given
        Path path = form.write(
                OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                        .replacing(IMAGE.manifest(), bytes -> bytes.flippedAt(9)),
                folder,
                "package");

        // Then
        assertThatThrownBy(() -> PackageReading.of(path, BlobVerification.TRUST))
                .isInstanceOf(InvalidPackageException.class);
    }

    @Test
    void namesAMissingBlobOnceForEachImageThatNeedsIt() throws Exception {
        // Given
        PackageFiles files = OciFiles.of(
                        NamedTestContent.of("a/one:v1", IMAGE),
                        NamedTestContent.of("a/other:v1", IMAGE.forArchitecture("arm64")))
                .without(path -> path.equals(OciFiles.blobPath(LAYER)));

        // When
        List<String> faults = PackageReading.faults(PackageForm.TGZ.write(files, folder, "package"));

        // Then
        assertThat(faults).hasSize(2).allMatch(fault -> fault.contains("blob " + LAYER.digest() + " is missing"));
    }

    @Test
    void refusesAManifestThatIsLargerThanRegistriesTake() throws Exception {
        // Given
        Bytes huge = Bytes.utf8("{\"config\":{},\"annotations\":{\"a\":\"")
                .and(Bytes.text("x", 5 << 20))
                .and(Bytes.utf8("\"}}"));

        // When
        List<String> faults = PackageReading.faults(PackageForm.TGZ.write(pointingTo(huge), folder, "package"));

        // Then
        assertThat(faults).singleElement().asString().contains("has " + huge.size() + " bytes, more than the ");
    }

    @Test
    void refusesManifestsWithBrokenDescriptors() throws Exception {
        for (PackageForm form : PackageForm.values()) {
            for (String broken : List.of(
                    "{\"config\":{\"digest\":\"nonsense\",\"size\":2}}",
                    "{\"config\":{\"digest\":\"" + CONFIG.digest() + "\"}}",
                    "{\"manifests\":[{\"digest\":\"sha1:00\",\"size\":2}]}",
                    "{\"manifests\":[],\"subject\":{\"digest\":\"\",\"size\":2}}",
                    "[1, 2]",
                    "")) {
                // Given
                PackageFiles files = pointingTo(Bytes.utf8(broken));
                Path path = form.write(
                        files, folder, "package-" + Bytes.utf8(broken).digest().abbreviated());

                // When
                List<String> faults = PackageReading.faults(path);

                // Then
                assertThat(faults).as("%s in %s", broken, form).isNotEmpty();
            }
        }
    }

    private static PackageFiles pointingTo(Bytes manifest) {
        String hex = manifest.digest().hex();
        return PackageFiles.none()
                .with(DistributionFiles.blobPath(manifest.digest()), manifest)
                .with(
                        "docker/registry/v2/repositories/a/one/_manifests/revisions/sha256/" + hex + "/link",
                        "sha256:" + hex)
                .with("docker/registry/v2/repositories/a/one/_manifests/tags/v1/current/link", "sha256:" + hex);
    }

    @Test
    void refusesIndexesThatAreNestedWithoutEnd() throws Exception {
        // Given
        TestIndex index = TestIndex.of(IMAGE);
        for (int depth = 0; depth < 20; depth++) {
            index = TestIndex.of(index);
        }

        // When
        List<String> faults = PackageReading.faults(
                PackageForm.TGZ.write(OciFiles.of(NamedTestContent.of("a/one:v1", index)), folder, "package"));

        // Then
        assertThat(faults).singleElement().asString().contains("nested more than 16 deep");
    }
}
