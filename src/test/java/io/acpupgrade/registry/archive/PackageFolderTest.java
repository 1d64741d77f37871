package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFolderTest {
    private static final TestImage IMAGE = TestImage.small("one");
    private static final TestImage OTHER = TestImage.small("two");

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void writePackage() throws Exception {
        folder = DistributionFiles.of(NamedTestContent.of("a/one:v1", IMAGE))
                .under("registry/")
                .writeFolder(parent.resolve("package"));
    }

    private void write(String path, Bytes content) throws Exception {
        content.writeTo(folder.resolve(path));
    }

    private static Bytes archive() {
        return OciFiles.of(NamedTestContent.of("a/two:v1", OTHER)).tgz();
    }

    @Test
    void findsArchivesByWhatTheyHoldAndNotByTheirNames() throws Exception {
        // Given
        write("plugins/archive.txt", archive());
        write("elsewhere/deep/chart.data", new TestChart("mychart", "1.0.0").archive());
        write(
                "plugins/really-zstd.tgz",
                OciFiles.of(NamedTestContent.of("a/three:v1", TestImage.small("three")))
                        .zst());
        write(
                "plugins/really-gzip.tar",
                OciFiles.of(NamedTestContent.of("a/four:v1", TestImage.small("four")))
                        .tgz());
        write("README.md", Bytes.utf8("# Read me\n"));

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(PackageReading.contents(read))
                .containsOnlyKeys("a/one:v1", "a/two:v1", "a/three:v1", "a/four:v1", "mychart:1.0.0");
    }

    @Test
    void skipsArchivesWithoutImagesExceptAmongPlugins() throws Exception {
        // Given
        Bytes tools = PackageFiles.none().with("bin/tool", "a tool").tgz();
        write("tools/tools.tgz", tools);
        write("man/page.1.gz", Bytes.utf8("no archive at all").gzip());
        write("plugins/tools.tgz", tools);

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("plugins/tools.tgz: is not of a known kind; looked for")
                .contains("distribution filesystem layout", "OCI image layout", "docker-archive", "Helm chart");
        Files.delete(folder.resolve("plugins/tools.tgz"));
        assertThat(Message.english(PackageReading.of(folder).notes()))
                .hasSize(2)
                .allMatch(note -> note.endsWith("is skipped: it holds no images"));
    }

    @Test
    void reportsABrokenArchiveInAnyFolder() throws Exception {
        // Given
        Bytes whole = archive();
        write("extra/cut.tgz", whole.cutTo(whole.size() / 2));
        write("extra/words.tgz", Bytes.utf8("words"));
        write("extra/empty.tar", Bytes.zeros(0));

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .hasSize(3)
                .anyMatch(fault -> fault.endsWith("cut.tgz: is cut off: it ends in the middle of its content"))
                .anyMatch(fault -> fault.contains("words.tgz: is not an archive"))
                .anyMatch(fault -> fault.contains("empty.tar: is not an archive"));
    }

    @Test
    void namesAFolderThatLiesWhereAFileShould() throws Exception {
        // Given
        Path blob = folder.resolve("registry")
                .resolve(DistributionFiles.blobPath(IMAGE.config().digest()));
        Files.delete(blob);
        Files.createDirectories(blob);

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("blob " + IMAGE.config().digest() + " is missing");
    }

    @Test
    void refusesOneNameForTwoImagesOfDifferentArchives() throws Exception {
        // Given
        write(
                "plugins/one.tgz",
                OciFiles.of(NamedTestContent.of("a/one:v1", OTHER)).tgz());

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("a/one:v1: points to different images in ")
                .contains("plugins/one.tgz");
    }

    @Test
    void takesTheSameImageInTwoPlacesForOne() throws Exception {
        // Given
        write(
                "plugins/one.tgz",
                OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE)).tgz());

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(read.allArtifacts()).hasSize(2);
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugins/._two.tgz",
                "plugins/._two.tgz.sha256",
                "plugins/two.tgz~",
                "plugins/.two.tgz.swp",
                "plugins/#two.tgz#",
                "plugins/.#two.tgz",
                "plugins/two.tgz.BAK",
                "plugins/.DS_Store",
                "plugins/Thumbs.db",
                "desktop.ini",
                ".directory",
                "plugins/two.tgz:Zone.Identifier",
                "__MACOSX/plugins/two.tgz",
                "lost+found/#12345.tgz",
                ".Trash-1000/files/two.tgz",
                "$RECYCLE.BIN/S-1-5/two.tgz",
                "plugins/@eaDir/two.tgz/two.tgz",
                "plugins/.nfs0000000000a1b2c3"
            })
    void skipsFilesOfDesktopsAndEditors(String leftover) throws Exception {
        // Given
        write(leftover, archive());
        write("SHA256SUMS", Bytes.utf8("0".repeat(64) + "  " + leftover + "\n"));

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
        assertThat(Message.english(read.notes()))
                .singleElement()
                .asString()
                .matches("skipped 1 file that a desktop or an editor left behind, such as .*");
    }

    @Test
    void skipsAnUnreadableFolderOfTheFileSystem() throws Exception {
        // Given
        Path own = Files.createDirectories(folder.resolve("lost+found"));

        try {
            Files.setPosixFilePermissions(own, Set.of());

            // When
            CorePackage read = PackageReading.of(folder);

            // Then
            assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
        } finally {
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refusesAnEmptyFolderAndOneThatIsNotThere() throws Exception {
        // Given
        Path empty = Files.createDirectories(parent.resolve("empty"));

        // When
        List<String> ofEmpty = PackageReading.faults(empty);
        List<String> ofAbsent = PackageReading.faults(parent.resolve("absent"));

        // Then
        assertThat(ofEmpty).singleElement().asString().contains("empty: is an empty folder");
        assertThat(ofAbsent).singleElement().asString().endsWith("absent: is not there");
    }

    @Test
    void refusesASingleFileThatIsNoArchive() throws Exception {
        // When
        List<String> faults = PackageReading.faults(Bytes.text("words", 5000).writeTo(parent.resolve("words.tgz")));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("words.tgz: is not an archive: neither gzip, zstd nor tar");
    }

    @Test
    void readsASingleArchiveAsIfItWereAPackage() throws Exception {
        // When
        CorePackage read = PackageReading.of(
                PackageForm.TAR.write(OciFiles.of(NamedTestContent.of("a/two:v1", OTHER)), parent, "two"));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/two:v1");
    }
}
