package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EveryLayoutTest {
    private static final TestImage IMAGE = TestImage.small("one").oddlySpelled();
    private static final TestIndex INDEX = TestIndex.of(
            TestIndex.small("two"),
            TestImage.small("two-s390x").dockerFlavored().forArchitecture("s390x"));
    private static final TestImage MIXED =
            TestImage.plain("three").with(TestLayer.gzip("gz", 900)).with(TestLayer.zstd("zst", 900));

    private static final Map<String, Digest> STORED = Map.of("a/one:v1", IMAGE.digest(), "a/two:v1", INDEX.digest());
    private static final Map<String, Digest> SAVED = Map.of(
            "a/one:v1", IMAGE.config().digest(), "a/three:v1", MIXED.config().digest());

    @TempDir
    private Path folder;

    /** One layout in one form, and its expected content. */
    record Sample(String name, PackageFiles files, PackageForm form, Map<String, Digest> contents) {
        @Override
        public String toString() {
            return name + " as " + form;
        }
    }

    static Stream<Sample> samples() {
        NamedTestContent[] stored = {NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.of("a/two:v1", INDEX)};
        NamedTestContent[] saved = {NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.of("a/three:v1", MIXED)};
        Map<String, Digest> fresh = Map.of("a/one:v1", IMAGE.digest(), "a/three:v1", MIXED.digest());
        return Stream.of(
                        everyForm("distribution", DistributionFiles.of(stored), STORED),
                        everyForm("plugin", DistributionFiles.plugin(stored), STORED),
                        everyForm("oci", OciFiles.of(stored), STORED),
                        everyForm("oci by ref name", OciFiles.of(OciFiles.Naming.WHOLE_REF_NAME, stored), STORED),
                        everyForm("old docker-archive", DockerFiles.legacy(saved), SAVED),
                        everyForm("docker-archive with hard links", DockerFiles.legacyWithHardLinks(saved), SAVED),
                        everyForm("new docker-archive", DockerFiles.current(saved), fresh))
                .flatMap(samples -> samples);
    }

    private static Stream<Sample> everyForm(String name, PackageFiles files, Map<String, Digest> contents) {
        return Stream.of(PackageForm.values()).map(form -> new Sample(name, files, form, contents));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromAFolderAndFromEveryKindOfArchive(Sample sample) throws Exception {
        // Given
        Path path = sample.form().write(sample.files(), folder, "package");

        // When
        CorePackage read = PackageReading.of(path);

        // Then
        assertThat(PackageReading.contents(read)).isEqualTo(sample.contents());
        assertThat(Message.english(read.notes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromAnyDepthAndInAnyOrder(Sample sample) throws Exception {
        // Given
        PackageFiles deep =
                sample.files().under("some/where/").reversed().under(sample.form() == PackageForm.FOLDER ? "" : "./");
        Path path = sample.form().write(inLinkableOrder(sample, deep), folder, "package");

        // When
        CorePackage read = PackageReading.of(path);

        // Then
        assertThat(PackageReading.contents(read)).isEqualTo(sample.contents());
    }

    /** Orders the files so that hard links come after their targets. */
    private static PackageFiles inLinkableOrder(Sample sample, PackageFiles files) {
        return sample.form() == PackageForm.FOLDER ? files.reversed() : files;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadTheSameWhereTheBytesAreTrusted(Sample sample) throws Exception {
        // Given
        Path path = sample.form().write(sample.files(), folder, "package");

        // When
        CorePackage trusted = PackageReading.of(path, BlobVerification.TRUST);

        // Then
        assertThat(trusted.artifacts())
                .usingRecursiveComparison()
                .comparingOnlyFields("reference", "origin", "size")
                .isEqualTo(PackageReading.of(path).artifacts());
        assertThat(PackageReading.contents(trusted)).isEqualTo(sample.contents());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void handsOutEveryBlobWithTheBytesOfItsDigest(Sample sample) throws Exception {
        // Given
        CorePackage read = PackageReading.of(sample.form().write(sample.files(), folder, "package"));

        for (Artifact artifact : read.artifacts()) {
            for (Blob blob : artifact.blobs()) {
                // When
                Digest actual = PackageReading.bytes(blob).digest();

                // Then
                assertThat(actual).isEqualTo(blob.packaged().digest());
                assertThat(PackageReading.bytes(blob).size()).isEqualTo((int) blob.size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void liesBesideOthersInOnePackage(PackageForm form) throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                .under("first/")
                .with(OciFiles.of(NamedTestContent.of("a/two:v1", INDEX)).under("second/"))
                .with(DockerFiles.legacy(NamedTestContent.of("a/three:v1", MIXED))
                        .under("third/"));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "package"));

        // Then
        assertThat(PackageReading.contents(read))
                .isEqualTo(Map.of(
                        "a/one:v1", IMAGE.digest(),
                        "a/two:v1", INDEX.digest(),
                        "a/three:v1", MIXED.config().digest()));
        assertThat(read.bundles())
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.kinds())
                        .extracting(Message::english)
                        .containsExactly("distribution filesystem layout", "OCI image layout", "docker-archive"));
    }
}
