package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads about a package, good or bad; none of this needs a registry. */
class PackageTest {
    private static final NamedTestContent PRODUCT =
            NamedTestContent.of("acp/product-image:v4.3.0", TestImage.small("product"));
    private static final NamedTestContent OPERATOR =
            NamedTestContent.of("acp/cluster-version-operator:v4.3.0", TestImage.small("operator"));

    @TempDir
    Path folder;

    @Test
    void showsWhatIsInAPackage() throws Exception {
        // Given
        PackageFiles files = TestPackage.small()
                .files()
                .with("plugins/chart.tgz", new TestChart("logs", "1.2.3").archive())
                .with(
                        "tools.tgz",
                        PackageFiles.none().with("bin/tool", "not an image").tgz());

        // When
        Console console = run(files, "inspect");

        // Then
        console.exits(0).readsLike("inspect-package");
    }

    @Test
    void showsWhatIsInAPlugin() throws Exception {
        // Given
        NamedTestContent plugin = NamedTestContent.of("ait/logs:v1.2.3", TestImage.small("logs"));
        DistributionFiles.plugin(plugin).tgz().writeTo(folder.resolve("logs.tgz"));

        // When
        Console console = run(Site.TWO_IMAGES, "inspect", "../logs.tgz");

        // Then
        console.exits(0).readsLike("inspect-plugin");
    }

    @Test
    void listsAllProblemsAtOnce() throws Exception {
        // Given
        Bytes layer = PRODUCT.content().blobs().get(1);
        Bytes plugin = DistributionFiles.plugin(NamedTestContent.of("ait/logs:v1.2.3", TestImage.small("logs")))
                .tgz();
        String checksum = "0".repeat(64) + "  logs.tgz\n";
        PackageFiles files = core(PRODUCT)
                .replacing(layer, bytes -> bytes.flippedAt(700))
                .with("plugins/logs.tgz", plugin)
                .with("plugins/logs.tgz.sha256", checksum)
                .with("plugins/metrics.tgz", plugin.cutTo(2000))
                .with("plugins/notes.tgz", "this is no archive");

        // When
        Console console = run(files, "--only-sync-image", "--registry", "127.0.0.1:1");

        // Then
        console.exits(3).readsLike("package-with-several-faults");
    }

    @Test
    void refusesAnEmptyPackage() throws Exception {
        // Given
        Path empty = Files.createDirectory(folder.resolve("empty"));

        // When
        Console console = run(PackageFiles.none(), "--only-sync-image", "--package", "../empty");

        // Then
        console.exits(3).readsLike("package-empty");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void refusesAFolderWithoutPackage() throws Exception {
        run(PackageFiles.none(), "--only-sync-image").exits(3).readsLike("package-not-found");
    }

    @Test
    void saysThatTheFolderDoesNotExist() throws Exception {
        run(PackageFiles.none(), "inspect", "--package", "no/such/folder")
                .exits(3)
                .readsLike("package-does-not-exist");
    }

    @Test
    void saysThatThePluginDoesNotExist() throws Exception {
        run(Site.TWO_IMAGES, "inspect", "no-such.tgz").exits(3).readsLike("plugin-does-not-exist");
    }

    @Test
    void refusesTwoProductImages() throws Exception {
        NamedTestContent other = NamedTestContent.of("other/product-image:v4.2.9", TestImage.small("other"));
        run(core(PRODUCT, OPERATOR, other), "plan").exits(3).readsLike("package-two-product-images");
    }

    @Test
    void refusesAPackageWithoutTheOperator() throws Exception {
        run(core(PRODUCT), "plan").exits(3).readsLike("package-no-operator");
    }

    private static PackageFiles core(NamedTestContent... images) {
        return DistributionFiles.of(images).under("registry/");
    }

    private Console run(PackageFiles files, String... arguments) throws Exception {
        return CommandLineRun.in(files.writeFolder(folder.resolve("core"))).run(arguments);
    }
}
