package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.Entry;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.registry.Faults;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content beyond the limits is refused with the limit's name, in every container format. */
@Tag("any-jdk")
class BoundsTest {
    private static final PackageFiles HONEST = OciFiles.of(NamedTestContent.of("a/one:v1", TestImage.small("one")));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_GNUTYPE_LONGNAME,
                TarConstants.LF_GNUTYPE_LONGLINK,
                TarConstants.LF_PAX_EXTENDED_HEADER_LC
            })
    void aPlainTarHasNoHeadersWithoutEnd(byte type) throws Exception {
        // Given
        Path file = folder.resolve("endless.tar");
        TarArchiveEntry entry = new TarArchiveEntry("header", type);
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            entry.setSize(3 << 20);
            tar.putArchiveEntry(entry);
            tar.write("3145728 a=".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            tar.write(new byte[(3 << 20) - 10]);
            tar.closeArchiveEntry();
        }

        // Then
        assertThat(PackageReading.faults(file)).singleElement().asString().contains("bytes of headers");
    }

    @Test
    void headersThatApplyToAllEntriesAreFew() throws Exception {
        // Given
        Path file = folder.resolve("global.tar");
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (int i = 0; i < 1_000; i++) {
                TarArchiveEntry entry = new TarArchiveEntry("g", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
                entry.addPaxHeader("k" + i, "v");
                tar.putArchiveEntry(entry);
            }
        }

        // Then
        assertThat(PackageReading.faults(file)).singleElement().asString().contains("global pax headers");
    }

    static Stream<String> documents() {
        String tiny = "{\"manifests\":[" + "[],".repeat(200_000) + "[]]}";
        return Stream.of(
                "{\"manifests\":[{\"x\":" + tiny + "}]}",
                "{\"manifests\":[" + "[".repeat(5_000) + "]".repeat(5_000) + "]}",
                "{\"manifests\":[{\"size\":" + "9".repeat(100_000) + "}]}",
                "{\"manifests\":[" + "{},".repeat(Bounds.NAMES) + "{}]}");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anIndexIsNoBomb(String document) throws Exception {
        for (PackageForm form : PackageForm.values()) {
            // Given
            PackageFiles files =
                    HONEST.without(path -> path.equals("index.json")).with("index.json", document);

            // When
            List<String> faults = PackageReading.faults(form.write(files, folder, "bomb"));

            // Then
            assertThat(faults).isNotEmpty().hasSizeLessThanOrEqualTo(Faults.LIST_LIMIT + 1);
            assertThat(faults).as("%s", form).anyMatch(fault -> fault.contains("index.json"));
        }
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void manifestsAreHeldUpToASum(PackageForm form) throws Exception {
        // Given
        StringBuilder lines = new StringBuilder();
        PackageFiles files = HONEST.without(path -> path.equals("index.json"));
        for (int i = 0; i < 14; i++) {
            Bytes manifest = Bytes.utf8(
                    "{\"schemaVersion\":2,\"x\":\"" + (char) ('a' + i) + "y".repeat((4 << 20) - 100) + "\"}");
            Bytes cut = manifest.size() < 4 << 20 ? manifest : manifest.cutTo((4 << 20) - 1);
            files = files.with(OciFiles.blobPath(cut), cut);
            lines.append(i == 0 ? "" : ",")
                    .append("{\"digest\":\"")
                    .append(cut.digest())
                    .append("\",\"annotations\":{\"org.opencontainers.image.ref.name\":\"a/b:v")
                    .append(i)
                    .append("\"}}");
        }
        files = files.with("index.json", "{\"manifests\":[" + lines + "]}");

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "heavy"));

        // Then
        assertThat(faults).anyMatch(fault -> fault.contains("bytes of manifests and configurations"));
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void faultsAreToldUpToANumberAndThenCounted(PackageForm form) throws Exception {
        // Given
        String list = "[{\"Config\":\"x\",\"Layers\":[]}" + ",{\"Config\":\"x\",\"Layers\":[]}".repeat(4_999) + "]";
        PackageFiles files = PackageFiles.none().with("manifest.json", list);

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "faulty"));

        // Then
        assertThat(faults).hasSize(Faults.LIST_LIMIT + 1);
        assertThat(faults.get(Faults.LIST_LIMIT)).contains("more faults, which are not listed");
    }

    @Test
    void anImageHasNoMoreLayersThanAnyRuntimeMounts() throws Exception {
        // Given
        String layers = "\"l\",".repeat(Bounds.LAYERS) + "\"l\"";
        PackageFiles files = DockerFiles.legacy(NamedTestContent.of("a/one:v1", TestImage.plain("one")))
                .without(path -> path.equals("manifest.json"))
                .with("manifest.json", "[{\"Config\":\"c\",\"Layers\":[" + layers + "]}]")
                .with("c", "{}");

        // Then
        assertThat(PackageReading.faults(PackageForm.TAR.write(files, folder, "layered")))
                .anyMatch(fault -> fault.contains("more than " + Bounds.LAYERS));
    }

    @Test
    void pathsAreNeitherLongNorDeep() throws Exception {
        // Given
        Entry deep = new Entry.File("d/".repeat(Bounds.DEPTH + 1) + "f", Bytes.zeros(1));
        Entry late = new Entry.File("n".repeat(Bounds.PATH + 1), Bytes.zeros(1));

        // Then
        assertThat(PackageReading.faults(PackageForm.TAR.write(HONEST.with(deep), folder, "deep")))
                .singleElement()
                .asString()
                .contains("folders deep");
        assertThat(PackageReading.faults(PackageForm.TGZ.write(HONEST.with(late), folder, "long")))
                .singleElement()
                .asString()
                .contains("more than " + Bounds.PATH + " characters");
    }
}
