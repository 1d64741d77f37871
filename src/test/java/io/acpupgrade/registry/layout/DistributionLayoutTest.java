package io.acpupgrade.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestReferrer;
import io.acpupgrade.registry.archive.PackageReading;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionLayoutTest {
    private static final TestImage ONE = TestImage.small("one");
    private static final TestImage TWO = TestImage.small("two");

    @TempDir
    private Path folder;

    @Test
    void bringsOnlyWhatTheListOfArtifactsNames() throws Exception {
        // Given
        String list = "# what counts\n\n  build.example.com/a/one:v1   # the first\n";
        List<NamedTestContent> content =
                List.of(NamedTestContent.of("a/one:v1", ONE), NamedTestContent.of("a/two:v1", TWO));

        // When
        CorePackage read = PackageReading.of(written(DistributionFiles.plugin(list, content)));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAListThatWasEditedOnWindows(String charset) throws Exception {
        // Given
        byte[] list = "\ufeffbuild.example.com/a/one:v1\r\n\r\n# nothing else\r\n".getBytes(charset);
        PackageFiles files = DistributionFiles.plugin(
                        "", List.of(NamedTestContent.of("a/one:v1", ONE), NamedTestContent.of("a/two:v1", TWO)))
                .without(path -> path.endsWith("artifacts.txt"))
                .with("res/artifacts.txt", Bytes.of(list));

        // When
        CorePackage read = PackageReading.of(written(files));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @Test
    void saysWhichLinesOfTheListAreWrong() throws Exception {
        // Given
        String list = "a/one:v1\na/absent:v1\nNo Reference\n";

        // When
        List<String> faults = PackageReading.faults(
                written(DistributionFiles.plugin(list, List.of(NamedTestContent.of("a/one:v1", ONE)))));

        // Then
        assertThat(faults)
                .hasSize(2)
                .anyMatch(fault -> fault.contains("a/absent:v1 is listed, but is not there"))
                .anyMatch(fault -> fault.contains("a line is not a reference"));
    }

    @Test
    void bringsSignaturesOfWhatIsListedThoughNoListNamesThem() throws Exception {
        // Given
        TestReferrer note = TestReferrer.about(ONE, "a note");
        TestReferrer signature = TestReferrer.signature("signed");
        String tag = TestReferrer.signatureTag(ONE.digest());
        List<NamedTestContent> content = List.of(
                NamedTestContent.of("a/one:v1", ONE),
                NamedTestContent.untagged("a/one", note),
                NamedTestContent.of("a/one:" + tag, signature),
                NamedTestContent.of("a/two:v1", TWO),
                NamedTestContent.untagged("a/two", TestReferrer.about(TWO, "not wanted")));

        // When
        CorePackage read = PackageReading.of(written(DistributionFiles.plugin("a/one:v1\n", content)));

        // Then
        assertThat(PackageReading.contents(read))
                .containsOnlyKeys("a/one:v1", "a/one@" + note.digest(), "a/one:" + tag);
    }

    @Test
    void bringsWhatIsAboutOnePlatformAndWhatIsAboutThat() throws Exception {
        // Given
        TestIndex index = TestIndex.small("multi");
        TestReferrer parts = TestReferrer.about(index.children().get(1), "the parts of the arm64 image");
        TestReferrer signature = TestReferrer.about(parts, "a signature of the parts");

        // When
        CorePackage read = PackageReading.of(written(DistributionFiles.of(
                NamedTestContent.of("a/multi:v1", index),
                NamedTestContent.untagged("a/multi", parts),
                NamedTestContent.untagged("a/multi", signature))));

        // Then
        assertThat(PackageReading.contents(read))
                .containsOnlyKeys("a/multi:v1", "a/multi@" + parts.digest(), "a/multi@" + signature.digest());
    }

    @Test
    void leavesOutManifestsThatNothingNames() throws Exception {
        // When
        CorePackage read = PackageReading.of(written(
                DistributionFiles.of(NamedTestContent.of("a/one:v1", ONE), NamedTestContent.untagged("a/one", TWO))));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @Test
    void namesALinkThatIsNoDigest() throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(NamedTestContent.of("a/one:v1", ONE))
                .with("docker/registry/v2/repositories/a/two/_manifests/tags/v1/current/link", "nonsense");

        // When
        List<String> faults = PackageReading.faults(written(files));

        // Then
        assertThat(faults).singleElement().asString().contains("a/two/_manifests/tags/v1/current/link' cannot be read");
    }

    private Path written(PackageFiles files) throws Exception {
        return PackageForm.TGZ.write(files, folder, "package");
    }
}
