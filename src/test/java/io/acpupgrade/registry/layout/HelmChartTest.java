package io.acpupgrade.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.archive.PackageReading;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmChartTest {
    private static final TestChart CHART = new TestChart("mychart", "1.2.3+build.7");

    @TempDir
    private Path folder;

    @Test
    void becomesAnArtifactNamedByItsNameAndVersion() throws Exception {
        // Given
        Path file = CHART.archive().writeTo(folder.resolve("whatever"));

        // When
        CorePackage read = PackageReading.of(file);

        // Then
        Artifact chart = read.artifacts().get(0);
        assertThat(chart.reference()).hasToString("mychart:1.2.3_build.7");
        assertThat(chart.blobs())
                .extracting(blob -> blob.packaged().mediaType())
                .containsExactly(MediaType.HELM_CONFIG, MediaType.HELM_CHART);
        assertThat(PackageReading.bytes(chart.blobs().get(1))).isEqualTo(CHART.archive());
        assertThat(PackageReading.bytes(chart.blobs().get(0)).text()).contains("\"version\":\"1.2.3+build.7\"");
    }

    @Test
    void takesItsProvenanceAlong() throws Exception {
        // Given
        Path file = CHART.archive().writeTo(folder.resolve("mychart.tgz"));
        CHART.provenance().writeTo(folder.resolve("mychart.tgz.prov"));

        // When
        List<Blob> blobs = PackageReading.of(file).artifacts().get(0).blobs();

        // Then
        assertThat(blobs).last().satisfies(blob -> {
            assertThat(blob.packaged().mediaType()).isEqualTo(MediaType.HELM_PROVENANCE);
            assertThat(PackageReading.bytes(blob)).isEqualTo(CHART.provenance());
        });
    }

    @Test
    void hasTheSameManifestEachTime() throws Exception {
        // Given
        Path file = CHART.archive().writeTo(folder.resolve("mychart.tgz"));

        // When
        CorePackage first = PackageReading.of(file);
        CorePackage second = PackageReading.of(file);

        // Then
        assertThat(PackageReading.contents(first)).isEqualTo(PackageReading.contents(second));
    }

    @Test
    void isRefusedInAFormThatHelmDoesNotRead() throws Exception {
        // When
        List<String> faults = PackageReading.faults(PackageForm.TAR.write(CHART.files(), folder, "mychart"));

        // Then
        assertThat(faults).singleElement().asString().contains("a Helm chart must be compressed with gzip");
    }

    @Test
    void isRefusedWithoutAVersion() throws Exception {
        // Given
        PackageFiles files = PackageFiles.none().with("mychart/Chart.yaml", "name: mychart\n");

        // When
        List<String> faults = PackageReading.faults(PackageForm.TGZ.write(files, folder, "mychart"));

        // Then
        assertThat(faults).singleElement().asString().contains("'mychart/Chart.yaml' has no name or no version");
    }

    @Test
    void isRefusedWhereItsDescriptionIsNone() throws Exception {
        // Given
        PackageFiles files = PackageFiles.none().with("mychart/Chart.yaml", "- just\n- a list\n");

        // When
        List<String> faults = PackageReading.faults(PackageForm.TGZ.write(files, folder, "mychart"));

        // Then
        assertThat(faults).singleElement().asString().contains("mychart.tgz: cannot be read");
    }

    @Test
    void isRefusedWithAProvenanceOfUnreasonableSize() throws Exception {
        // Given
        Path file = CHART.archive().writeTo(folder.resolve("mychart.tgz"));
        Bytes.zeros(2 << 20).writeTo(folder.resolve("mychart.tgz.prov"));

        // When
        List<String> faults = PackageReading.faults(file);

        // Then
        assertThat(faults).singleElement().asString().contains("'mychart.tgz.prov' is too large");
    }
}
