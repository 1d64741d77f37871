package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.Form;
import io.acpupgrade.fixture.packages.Named;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestLayer;
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

    /** One layout, in one form, and what is found in it. */
    record Sample(String name, PackageFiles files, Form form, Map<String, Digest> contents) {
        @Override
        public String toString() {
            return name + " as " + form;
        }
    }

    static Stream<Sample> samples() {
        Named[] stored = {Named.of("a/one:v1", IMAGE), Named.of("a/two:v1", INDEX)};
        Named[] saved = {Named.of("a/one:v1", IMAGE), Named.of("a/three:v1", MIXED)};
        Map<String, Digest> fresh = Map.of("a/one:v1", IMAGE.digest(), "a/three:v1", MIXED.digest());
        return Stream.of(
                        everyForm("distribution", DistributionFiles.of(stored), STORED),
                        everyForm("plugin", DistributionFiles.plugin(stored), STORED),
                        everyForm("oci", OciFiles.of(stored), STORED),
                        everyForm("oci by ref name", OciFiles.of(OciFiles.Naming.WHOLE_REF_NAME, stored), STORED),
                        everyForm("old docker-archive", DockerFiles.old(saved), SAVED),
                        everyForm("docker-archive with hard links", DockerFiles.oldWithHardLinks(saved), SAVED),
                        everyForm("new docker-archive", DockerFiles.fresh(saved), fresh))
                .flatMap(samples -> samples);
    }

    private static Stream<Sample> everyForm(String name, PackageFiles files, Map<String, Digest> contents) {
        return Stream.of(Form.values()).map(form -> new Sample(name, files, form, contents));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromAFolderAndFromEveryKindOfArchive(Sample sample) throws Exception {
        // Given
        Path path = sample.form().write(sample.files(), folder, "package");

        // When
        CorePackage read = Reading.of(path);

        // Then
        assertThat(Reading.contents(read)).isEqualTo(sample.contents());
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromAnyDepthAndInAnyOrder(Sample sample) throws Exception {
        // Given
        PackageFiles deep =
                sample.files().under("some/where/").reversed().under(sample.form() == Form.FOLDER ? "" : "./");
        Path path = sample.form().write(inLinkableOrder(sample, deep), folder, "package");

        // When
        CorePackage read = Reading.of(path);

        // Then
        assertThat(Reading.contents(read)).isEqualTo(sample.contents());
    }

    /** A file system cannot make a hard link before the file. */
    private static PackageFiles inLinkableOrder(Sample sample, PackageFiles files) {
        return sample.form() == Form.FOLDER ? files.reversed() : files;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadTheSameWhereTheBytesAreTrusted(Sample sample) throws Exception {
        // Given
        Path path = sample.form().write(sample.files(), folder, "package");

        // When
        CorePackage trusted = Reading.of(path, BlobVerification.TRUST);

        // Then
        assertThat(trusted.artifacts())
                .usingRecursiveComparison()
                .comparingOnlyFields("reference", "origin", "size")
                .isEqualTo(Reading.of(path).artifacts());
        assertThat(Reading.contents(trusted)).isEqualTo(sample.contents());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void handsOutEveryBlobWithTheBytesOfItsDigest(Sample sample) throws Exception {
        // Given
        CorePackage read = Reading.of(sample.form().write(sample.files(), folder, "package"));

        for (Artifact artifact : read.artifacts()) {
            for (Blob blob : artifact.blobs()) {
                // When
                Digest actual = Reading.bytes(blob).digest();

                // Then
                assertThat(actual).isEqualTo(blob.packaged().digest());
                assertThat(Reading.bytes(blob).size()).isEqualTo((int) blob.size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void liesBesideOthersInOnePackage(Form form) throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(Named.of("a/one:v1", IMAGE))
                .under("first/")
                .with(OciFiles.of(Named.of("a/two:v1", INDEX)).under("second/"))
                .with(DockerFiles.old(Named.of("a/three:v1", MIXED)).under("third/"));

        // When
        CorePackage read = Reading.of(form.write(files, folder, "package"));

        // Then
        assertThat(Reading.contents(read))
                .isEqualTo(Map.of(
                        "a/one:v1", IMAGE.digest(),
                        "a/two:v1", INDEX.digest(),
                        "a/three:v1", MIXED.config().digest()));
        assertThat(read.bundles())
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.kinds())
                        .containsExactly("distribution filesystem layout", "OCI image layout", "docker-archive"));
    }
}
