package io.acpupgrade.registry.corepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestReferrer;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.PackageReading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredImagesTest {
    private static final TestImage IMAGE = TestImage.small("one");

    @TempDir
    private Path folder;

    private CorePackage read(NamedTestContent... content) throws Exception {
        return PackageReading.of(PackageForm.TAR.write(OciFiles.of(content), folder, "package"));
    }

    @Test
    void areFoundByTheLastPartOfTheirNames() throws Exception {
        // Given
        CorePackage read = read(
                NamedTestContent.of("a/b/product-image:v4.3.0", IMAGE),
                NamedTestContent.of("other/cluster-version-operator:v1", IMAGE));

        // Then
        assertThat(RequiredImages.faults(read)).isEmpty();
        assertThat(read.targetVersion()).isEqualTo("4.3.0");
    }

    @Test
    void areNotTheirSignatures() throws Exception {
        // Given
        NamedTestContent signature = NamedTestContent.of(
                "a/product-image:" + TestReferrer.signatureTag(IMAGE.digest()), TestReferrer.signature("signed"));

        // When
        CorePackage read = read(
                NamedTestContent.of("a/product-image:v1", IMAGE),
                signature,
                NamedTestContent.of("a/cluster-version-operator:v1", IMAGE));

        // Then
        assertThat(RequiredImages.faults(read)).isEmpty();
        assertThat(read.named(CorePackage.PRODUCT_IMAGE)).hasSize(1);
    }

    @Test
    void areMissedWhereTheyAreNotThere() throws Exception {
        // When
        List<Fault> faults = RequiredImages.faults(read(NamedTestContent.of("a/product-image-two:v1", IMAGE)));

        // Then
        assertThat(faults)
                .extracting(it -> it.what().english())
                .containsExactly(
                        "has no image whose repository ends in 'product-image'",
                        "has no image whose repository ends in 'cluster-version-operator'");
    }

    @Test
    void areListedWhereThereAreTwo() throws Exception {
        // When
        List<Fault> faults = RequiredImages.faults(read(
                NamedTestContent.of("a/product-image:v1", IMAGE),
                NamedTestContent.of("b/product-image:v2", TestImage.small("two")),
                NamedTestContent.of("a/cluster-version-operator:v1", IMAGE)));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("more than one product-image", "a/product-image:v1 in ", "b/product-image:v2 in ");
    }
}
