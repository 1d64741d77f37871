package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLinksTest {
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
    void namesEveryLinkThatIsNoGood() throws Exception {
        // Given
        write("../outside/two.tgz", archive());
        Files.createSymbolicLink(folder.resolve("circle"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("itself"), Path.of("itself"));
        Files.createSymbolicLink(folder.resolve("out"), Path.of("../outside"));
        Files.createSymbolicLink(folder.resolve("out.tgz"), Path.of("../outside/two.tgz"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("absent"));

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        folder.resolve("circle") + ": is a link that leads in a circle",
                        folder.resolve("itself") + ": is a link that leads in a circle",
                        folder.resolve("out") + ": is a link that leads out of the package",
                        folder.resolve("out.tgz") + ": is a link that leads out of the package",
                        folder.resolve("nowhere") + ": is a link that leads nowhere");
    }

    @Test
    void followsLinksThatStayInside() throws Exception {
        // Given
        write("store/two", archive());
        Files.createDirectories(folder.resolve("plugins"));
        Files.createSymbolicLink(folder.resolve("plugins/two.tgz"), Path.of("../store/two"));

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1", "a/two:v1");
    }

    @Test
    void leavesTheFolderOfThisProgramsOwnReleaseAlone() throws Exception {
        // Given
        write("acp-upgrade/lib/broken.tgz", Bytes.utf8("broken"));
        write("acp-upgrade/SHA256SUMS", Bytes.utf8("nonsense"));
        Files.createSymbolicLink(folder.resolve("acp-upgrade/nowhere"), Path.of("absent"));

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }
}
