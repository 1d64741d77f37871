package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.corepackage.RequiredImages;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WholePackageTest {
    private static final TestPackage PACKAGE = TestPackage.small();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(BlobVerification.class)
    void bringsEveryImageOfCoreAndPlugins(BlobVerification rigor) throws Exception {
        // Given
        PACKAGE.writeTo(folder);

        // When
        CorePackage read = PackageReading.of(folder, rigor);

        // Then
        Map<String, Digest> expected = new TreeMap<>();
        PACKAGE.expected()
                .forEach(one -> expected.put(
                        one.reference().toString(),
                        one.manifest().or(one::config).orElseThrow()));
        assertThat(PackageReading.contents(read)).isEqualTo(expected);
        assertThat(read.targetVersion()).isEqualTo(PACKAGE.version());
        assertThat(read.bundles()).hasSize(7);
        assertThat(RequiredImages.faults(read)).isEmpty();
    }

    @Test
    void growsWithItsLayers() {
        // When
        long small = PACKAGE.files().tar().size();
        long large = PACKAGE.ofLayerSize(40_000).files().tar().size();

        // Then
        assertThat(small).isLessThan(600_000);
        assertThat(large).isGreaterThan(1_000_000);
    }
}
