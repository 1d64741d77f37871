package io.acpupgrade.registry.corepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.PackageReading;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitecturesTest {
    @TempDir
    private Path folder;

    private Map<String, Set<String>> of(PackageFiles files, PackageForm form) throws Exception {
        Map<String, Set<String>> found = new TreeMap<>();
        Architectures.of(PackageReading.of(form.write(files, folder, "package"), BlobVerification.TRUST))
                .forEach((reference, words) -> found.put(reference.toString(), words));
        return found;
    }

    @Test
    void areThoseThatAnIndexNamesAndThatAnImageIsConfiguredFor() throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(
                NamedTestContent.of("acp/both:v1", TestIndex.small("both")),
                NamedTestContent.of("acp/one:v1", TestImage.small("one").forArchitecture("arm64")));

        // Then
        assertThat(of(files, PackageForm.FOLDER))
                .containsEntry("acp/both:v1", Set.of("amd64", "arm64"))
                .containsEntry("acp/one:v1", Set.of("arm64"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR", "TGZ"})
    void areReadFromArchivesOfOldImages(PackageForm form) throws Exception {
        // Given
        PackageFiles files = DockerFiles.legacy(
                NamedTestContent.of("acp/one:v1", TestImage.plain("one").forArchitecture("arm64")),
                NamedTestContent.of("acp/two:v1", TestImage.plain("two")));

        // Then
        assertThat(of(files, form))
                .containsEntry("acp/one:v1", Set.of("arm64"))
                .containsEntry("acp/two:v1", Set.of("amd64"));
    }
}
