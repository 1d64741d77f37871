package io.acpupgrade.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestReferrer;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.archive.PackageReading;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One archive with {@code index.json} and {@code manifest.json}: each image comes from the form that has it whole. */
class HybridArchiveTest {
    private static final TestImage AMD = TestImage.small("a");
    private static final TestImage ARM = AMD.forArchitecture("arm64");
    private static final TestImage S390X = TestImage.small("s390x").forArchitecture("s390x");
    private static final TestIndex PULLED = TestIndex.of(AMD, ARM, S390X);
    private static final TestImage OTHER = TestImage.small("c");
    private static final TestReferrer POLICY = TestReferrer.signature("some policy");

    @TempDir
    private Path folder;

    private static PackageFiles list(PackageFiles files, ObjectNode... lines) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(List.of(lines));
        return files.with("manifest.json", list.toString());
    }

    private static ObjectNode line(TestImage image, String... names) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("Config", OciFiles.blobPath(image.config()));
        ArrayNode tags = line.putArray("RepoTags");
        List.of(names).forEach(tags::add);
        ArrayNode layers = line.putArray("Layers");
        image.layers().forEach(layer -> layers.add(OciFiles.blobPath(layer.stored())));
        return line;
    }

    private static PackageFiles lacking(PackageFiles files, Bytes content) {
        return files.without(path -> path.equals(OciFiles.blobPath(content)));
    }

    private CorePackage read(PackageFiles files) throws Exception {
        return PackageReading.of(PackageForm.TAR.write(files, folder, "saved"));
    }

    private List<String> faults(PackageFiles files) throws Exception {
        return PackageReading.faults(PackageForm.TAR.write(files, folder, "saved"));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void bringsEachImageFromTheFormThatHasItWhole(PackageForm form) throws Exception {
        // Given
        PackageFiles index = OciFiles.of(
                NamedTestContent.of("acp/a:v1", PULLED),
                NamedTestContent.of("acp/b:v1", POLICY),
                NamedTestContent.of("acp/c:v1", OTHER));
        PackageFiles files = list(lacking(index, S390X.manifest()), line(AMD, "build.example.com/acp/a:v1"));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "saved"));

        // Then
        assertThat(PackageReading.contents(read))
                .isEqualTo(Map.of(
                        "acp/a:v1", AMD.config().digest(),
                        "acp/b:v1", POLICY.digest(),
                        "acp/c:v1", OTHER.digest()));
        assertThat(read.bundles().get(0).kinds())
                .extracting(Message::english)
                .containsExactlyInAnyOrder("OCI image layout", "docker-archive");
        assertThat(Message.english(read.notPushed()))
                .singleElement()
                .asString()
                .contains("acp/a:v1 is pushed as manifest.json has it")
                .contains("manifest " + S390X.digest() + " is missing")
                .contains("not pushed: " + ARM.digest());
    }

    @Test
    void namesWhatNeitherFormHasWhole() throws Exception {
        // Given
        PackageFiles index =
                OciFiles.of(NamedTestContent.of("acp/a:v1", PULLED), NamedTestContent.of("acp/c:v1", OTHER));
        PackageFiles broken = lacking(index, S390X.manifest());
        Bytes layer = AMD.layers().get(0).stored();

        // Then
        assertThat(faults(list(broken, line(OTHER, "acp/c:v1"))))
                .singleElement()
                .asString()
                .contains("(acp/a:v1): manifest " + S390X.digest() + " is missing");
        assertThat(faults(list(lacking(broken, layer), line(AMD, "acp/a:v1"))))
                .anyMatch(fault -> fault.contains("of acp/a:v1 is missing"))
                .anyMatch(fault -> fault.contains("(acp/a:v1): blob " + layer.digest() + " is missing"));
    }

    @Test
    void bringsWhatTheListAloneNames() throws Exception {
        // Given
        PackageFiles index =
                OciFiles.of(NamedTestContent.of("acp/c:v1", OTHER), NamedTestContent.of("acp/a:v1", PULLED));

        // When
        CorePackage read = read(list(index, line(OTHER, "acp/c:v1", "acp/c:latest"), line(ARM, "acp/arm:v1")));

        // Then
        assertThat(PackageReading.contents(read))
                .isEqualTo(Map.of(
                        "acp/c:v1", OTHER.digest(),
                        "acp/c:latest", OTHER.digest(),
                        "acp/a:v1", PULLED.digest(),
                        "acp/arm:v1", ARM.config().digest()));
        assertThat(Message.english(read.notPushed())).isEmpty();
    }

    @Test
    void takesTheNameOfTheListForWhatTheIndexHoldsWithoutOne() throws Exception {
        // Given
        PackageFiles index = OciFiles.of(NamedTestContent.untagged("", PULLED), NamedTestContent.untagged("", OTHER));

        // When
        CorePackage read = read(list(index, line(AMD, "acp/a:v1"), line(OTHER, "acp/c:v1")));

        // Then
        assertThat(PackageReading.contents(read))
                .isEqualTo(Map.of("acp/a:v1", PULLED.digest(), "acp/c:v1", OTHER.digest()));
    }

    @Test
    void namesAnImageThatBothFormsHaveWithoutANameOnce() throws Exception {
        assertThat(faults(list(OciFiles.of(NamedTestContent.untagged("", OTHER)), line(OTHER))))
                .singleElement()
                .asString()
                .contains(OTHER.digest() + " has no name");
    }

    @Test
    void ignoresALineWithoutANameWhereTheIndexHasOne() throws Exception {
        // When
        CorePackage read = read(list(OciFiles.of(NamedTestContent.of("acp/c:v1", OTHER)), line(OTHER)));

        // Then
        assertThat(PackageReading.contents(read)).isEqualTo(Map.of("acp/c:v1", OTHER.digest()));
    }

    @Test
    void refusesOneNameForTwoImages() throws Exception {
        // Given
        PackageFiles index = OciFiles.of(NamedTestContent.of("acp/c:v1", OTHER), NamedTestContent.of("acp/a:v1", AMD));

        // Then
        assertThat(faults(list(index, line(AMD, "acp/c:v1"))))
                .singleElement()
                .asString()
                .contains("acp/c:v1 points to another image than in index.json");
    }

    @Test
    void keepsADigestInANameWhereTheIndexHasIt() throws Exception {
        // Given
        PackageFiles index = OciFiles.of(NamedTestContent.untagged("", OTHER));
        Digest wrong = AMD.digest();

        // Then
        assertThat(PackageReading.contents(read(list(index, line(OTHER, "acp/c@" + OTHER.digest())))))
                .isEqualTo(Map.of("acp/c@" + OTHER.digest(), OTHER.digest()));
        assertThat(faults(list(index, line(OTHER, "acp/c@" + wrong))))
                .anyMatch(fault -> fault.contains("the name 'acp/c@" + wrong + "' points to " + OTHER.digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"Config\":\"blobs/sha256/", "garbage", "{", "5", "{}", "{\"Config\":\"c\",\"Layers\":[]}"})
    void namesAListThatIsNone(String damaged) throws Exception {
        // Given the list of which nothing can be read, beside an index that is whole
        PackageFiles files = OciFiles.of(NamedTestContent.of("acp/a:v1", AMD)).with("manifest.json", damaged);

        // When, Then
        assertThat(faults(files)).singleElement().asString().contains("manifest.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[5]", "[{\"x\":1}]", "[{\"Config\":\"a\"}]"})
    void namesALineThatIsAboutNoImage(String list) throws Exception {
        PackageFiles files = OciFiles.of(NamedTestContent.of("acp/a:v1", AMD)).with("manifest.json", list);
        assertThat(faults(files))
                .singleElement()
                .asString()
                .contains("a line of it names no configuration (Config) or no layers (Layers)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "{}", "{\"manifests\":{}}", "null"})
    void namesAnIndexThatIsNone(String index) throws Exception {
        // Given
        PackageFiles files = list(withIndex(index), line(AMD, "acp/a:v1"));

        // When, Then
        assertThat(faults(files)).singleElement().asString().contains("index.json", "is not an index");
    }

    @Test
    void readsTheIndexAloneWhereTheListIsEmpty() throws Exception {
        assertThat(PackageReading.contents(read(list(OciFiles.of(NamedTestContent.of("acp/a:v1", AMD))))))
                .containsOnlyKeys("acp/a:v1");
    }

    @Test
    void readsTheListAloneWhereTheIndexIsEmpty() throws Exception {
        PackageFiles files = list(withIndex("{\"manifests\":null}"), line(AMD, "acp/a:v1"));
        assertThat(PackageReading.contents(read(files))).containsOnlyKeys("acp/a:v1");
    }

    private static PackageFiles withIndex(String index) {
        return OciFiles.of(NamedTestContent.of("acp/a:v1", AMD))
                .without("index.json"::equals)
                .with("index.json", index);
    }
}
