package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator reads when the bytes that are sent are not those that were meant, or not those that were checked. */
@Tag("any-jdk")
class ChangedPackageTest {
    private static final TestLayer PLAIN = TestLayer.plain("logs", 4000);
    private static final TestLayer GZIP = TestLayer.gzip("logs", 4000);

    @TempDir
    Path folder;

    private static PackageFiles saved(TestLayer layer) {
        return DockerFiles.legacy(
                NamedTestContent.of("ait/logs:v1", TestImage.named("logs").with(layer)));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void aDamagedPlainLayerIsNotPushed(PackageForm form) throws Exception {
        assertNotPushed(form, saved(PLAIN).replacing(PLAIN.stored(), bytes -> bytes.flippedAt(700)));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void aDamagedCompressedLayerIsNotPushed(PackageForm form) throws Exception {
        assertNotPushed(form, saved(GZIP).replacing(GZIP.stored(), bytes -> bytes.flippedAt(700)));
    }

    private void assertNotPushed(PackageForm form, PackageFiles plugin) throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            form.write(plugin, Files.createDirectories(site.core().resolve("plugins")), "logs");

            // When
            Console console = site.sync("--skip-check-artifacts");

            // Then
            console.exits(3);
            assertThat(site.registry().hasTag("ait/logs", "v1")).isFalse();
        }
    }

    @Test
    void saysWhichLayerIsDamaged() throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            saved(PLAIN)
                    .replacing(PLAIN.stored(), bytes -> bytes.flippedAt(700))
                    .tar()
                    .writeTo(Files.createDirectories(site.core().resolve("plugins"))
                            .resolve("logs.tar"));

            // When
            Console console = site.sync("--skip-check-artifacts");

            // Then
            console.exits(3).readsLike("damaged-layer-unchecked");
        }
    }

    @Test
    void saysWhatHasChangedSinceTheCheck() throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            Path layer = dataOf(site.core(), TestImage.small("product"));
            RequestFilter questions = Endpoint.BLOB_HEAD.and(RequestFilter.repository("acp/product-image"));
            site.with(Fault.first(1, questions, (call, next) -> {
                overwrite(layer);
                return next.handle(call);
            }));

            // When
            Console console = site.sync("--jobs", "1");

            // Then
            console.exits(3).readsLike("layer-changed-since-the-check");
            assertThat(site.registry().hasTag("acp/product-image", "v4.3.0")).isFalse();
            assertThat(site.registry().requests().count("DELETE", ".*/uploads/.*"))
                    .isEqualTo(1);
        }
    }

    private static Path dataOf(Path core, TestImage image) {
        String hex = image.blobs().get(1).digest().hex();
        return core.resolve("registry/docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data");
    }

    private static void overwrite(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
