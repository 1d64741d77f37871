package io.acpupgrade.registry.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in packages are validated: names that a registry would refuse or that contradict the content are faults. */
class NamesTest {
    private static final TestImage IMAGE = TestImage.small("one");
    private static final String OWN = IMAGE.digest().toString();
    private static final String ID = "9".repeat(64);
    private static final String REF_NAME = "org.opencontainers.image.ref.name";
    private static final String CONTAINERD = "io.containerd.image.name";

    @TempDir
    private Path folder;

    private CorePackage read(PackageFiles files) throws Exception {
        return PackageReading.of(PackageForm.TGZ.write(files, folder, "package"));
    }

    private List<String> faults(PackageFiles files) throws Exception {
        return PackageReading.faults(PackageForm.TGZ.write(files, folder, "package"));
    }

    /** An OCI layout of the image under each of these names. */
    private static PackageFiles oci(String annotation, String... names) {
        List<ObjectNode> lines = List.of(names).stream()
                .map(name -> {
                    ObjectNode line = IMAGE.descriptor();
                    line.putObject("annotations").put(annotation, name);
                    return line;
                })
                .toList();
        Bytes[] content = OciFiles.of(NamedTestContent.untagged("", IMAGE)).files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("blobs/"))
                .map(java.util.Map.Entry::getValue)
                .toArray(Bytes[]::new);
        return OciFiles.raw(lines, content);
    }

    private static PackageFiles docker(String name) {
        PackageFiles files = DockerFiles.legacy(NamedTestContent.of("a/one:v1", IMAGE));
        String list =
                requireNonNull(files.files().get("manifest.json")).text().replace("build.example.com/a/one:v1", name);
        return files.without(path -> path.equals("manifest.json")).with("manifest.json", list);
    }

    @ParameterizedTest
    @ValueSource(strings = {CONTAINERD, REF_NAME})
    void keepTheTagOfANameThatHasADigestToo(String annotation) throws Exception {
        // When
        CorePackage read =
                read(oci(annotation, "build.example.com:5000/a/one:v1@" + OWN, "build.example.com/a/two@" + OWN));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1", "a/two@" + OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/one@sha256:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "a/one:v1@sha256:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void mustNotCarryTheDigestOfSomethingElse(String name) throws Exception {
        assertThat(faults(oci(CONTAINERD, name))).anyMatch(fault -> fault.contains("points to " + OWN));
        assertThat(faults(oci(REF_NAME, name))).anyMatch(fault -> fault.contains("points to " + OWN));
        assertThat(faults(DistributionFiles.plugin(name + "\n", List.of(NamedTestContent.of("a/one:v1", IMAGE)))))
                .isNotEmpty();
        assertThat(faults(docker(name)))
                .anyMatch(fault -> fault.contains("has a digest, which a docker-archive cannot keep"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/One:v1",
                "a//one:v1",
                "a/one:v1 beta",
                "a/one:-v1",
                "a/one",
                "a/one:",
                "a/ö:v1",
                "a/one@sha256:123",
                "a/../one:v1",
                "host.example.com/:v1",
                "a/one:" + "1234567890123456789012345678901234567890123456789012345678901234"
                        + "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void areRefusedWhereARegistryWouldRefuseThem(String name) throws Exception {
        assertThat(faults(oci(CONTAINERD, name))).as("containerd").isNotEmpty();
        assertThat(faults(docker(name))).as("docker").isNotEmpty();
        assertThat(faults(DistributionFiles.plugin(name + "\n", List.of(NamedTestContent.of("a/one:v1", IMAGE)))))
                .as("list")
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void areRefusedAsBareTagsToo(PackageForm form) throws Exception {
        for (String tag : List.of("v1 beta", "-v1", "t".repeat(129))) {
            PackageFiles files = oci(REF_NAME, "a/one:v1", tag);
            assertThat(PackageReading.faults(form.write(files, folder, "package-" + tag.length())))
                    .singleElement()
                    .asString()
                    .contains("is neither a tag nor a digest");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:" + "9999999999999999999999999999999999999999999999999999999999999999",
                "9999999999999999999999999999999999999999999999999999999999999999",
                "9999999999999999999999999999999999999999999999999999999999999999:latest",
                "docker.io/library/sha256:9999999999999999999999999999999999999999999999999999999999999999",
                "build.example.com/sha256:9999999999999999999999999999999999999999999999999999999999999999",
                "localhost:5000/9999999999999999999999999999999999999999999999999999999999999999:latest",
                "<none>:<none>"
            })
    void areNoneWhereTheyAreTheIdOfAnImage(String id) throws Exception {
        // An entry with another name is ordinary content of a package
        assertThat(PackageReading.contents(read(oci(CONTAINERD, id, "a/one:v1"))))
                .containsOnlyKeys("a/one:v1");
        assertThat(PackageReading.contents(read(oci(REF_NAME, "a/one:v1", id)))).containsOnlyKeys("a/one:v1");
        // an entry without a name cannot be pushed
        assertThat(faults(oci(CONTAINERD, id))).singleElement().asString().contains(OWN + " has no name");
        assertThat(faults(oci(REF_NAME, id))).singleElement().asString().contains(OWN + " has no name");
        assertThat(faults(docker(id))).singleElement().asString().contains("an image has no name (RepoTags)");
    }

    @Test
    void areNoneInFoldersWhereTheyAreTheIdOfAnImage() throws Exception {
        assertThat(faults(DistributionFiles.of(NamedTestContent.of(ID + ":latest", IMAGE))))
                .isNotEmpty()
                .allMatch(fault -> fault.contains("is the ID of an image, not a name"));
    }

    @Test
    void areNotNeededByWhatANamedIndexHolds() throws Exception {
        // Given
        TestIndex index = TestIndex.small("multi");

        // When
        CorePackage read = read(OciFiles.of(
                NamedTestContent.untagged("", index.children().get(0)),
                NamedTestContent.of("a/multi:v1", index),
                NamedTestContent.untagged("", index)));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/multi:v1");
    }

    @Test
    void areNotGuessedForABareTag() throws Exception {
        assertThat(faults(oci(REF_NAME, "a/one:v1", "v2")))
                .singleElement()
                .asString()
                .contains(OWN + " has no name, only the tag 'v2'");
    }

    @Test
    void ofFoldersMustAgreeWithWhatLiesInThem() throws Exception {
        // Given
        String manifests = "docker/registry/v2/repositories/a/one/_manifests/";
        String other = TestImage.small("two").digest().toString();
        PackageFiles files = DistributionFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                .with(manifests + "revisions/sha256/" + ID + "/link", OWN)
                .with(manifests + "tags/" + other + "/current/link", OWN);

        // Then
        assertThat(faults(files)).hasSize(2).allMatch(fault -> fault.endsWith("cannot be read: it holds " + OWN));
    }

    @Test
    void inAListMayHaveDigests() throws Exception {
        // Given
        TestImage untagged = TestImage.small("untagged");
        String list = "a/one:v1@" + OWN + "\na/two@" + untagged.digest() + "\n";

        // When
        CorePackage read = read(DistributionFiles.plugin(
                list, List.of(NamedTestContent.of("a/one:v1", IMAGE), NamedTestContent.untagged("a/two", untagged))));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1", "a/two@" + untagged.digest());
    }
}
