package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestPackage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The usual sync runs, as the console shows them. */
class SyncTest {
    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.in(folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void pushesAPackage() throws Exception {
        // Given
        site.close();
        site = Site.in(folder.resolve("large"), TestPackage.small().files());

        // When
        Console console = site.sync();

        // Then
        console.exits(0).readsLike("first-sync");
        TestPackage.small()
                .expected()
                .forEach(image -> assertThat(site.registry()
                                .hasTag(
                                        image.reference().repository().toString(),
                                        image.reference().tagOrDigest()))
                        .isTrue());
    }

    @Test
    void pushesNothingTwice() {
        // Given
        site.sync().exits(0);
        site.registry().requests().reset();

        // When
        Console console = site.sync();

        // Then
        console.exits(0).readsLike("second-sync");
        assertThat(site.registry().requests().uploadedBytes()).isZero();
    }

    @Test
    void plansWithoutChangingAnything() {
        // When
        Console console = site.run("plan");

        // Then
        console.exits(0).readsLike("plan");
        assertThat(site.registry().repositories()).isEmpty();
    }

    @Test
    void aDryRunIsAPlan() {
        // When
        Console console = site.sync("--dry-run");

        // Then
        console.exits(0).readsLike("dry-run");
        assertThat(site.registry().repositories()).isEmpty();
    }

    @Test
    void verifiesACompleteRegistry() {
        // Given
        site.sync().exits(0);

        // When
        Console console = site.run("verify");

        // Then
        console.exits(0).readsLike("verify-whole");
    }

    @Test
    void findsAMissingLayer() {
        // Given
        site.sync().exits(0);
        site.registry().removeBlob(layer());

        // When
        Console console = site.run("verify");

        // Then
        console.exits(7).readsLike("verify-missing-layer");
    }

    @Test
    void pushesAMissingLayer() {
        // Given
        site.sync().exits(0);
        site.registry().removeBlob(layer());

        // When
        Console console = site.sync();

        // Then
        console.exits(0).readsLike("sync-mends-missing-layer");
        assertThat(site.registry().hasBlob("acp/product-image", layer())).isTrue();
    }

    private static String layer() {
        NamedTestContent product = NamedTestContent.of("acp/product-image:v4.3.0", TestImage.small("product"));
        return product.content().blobs().get(1).digest().toString();
    }
}
