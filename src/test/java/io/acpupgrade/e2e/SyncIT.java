package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.fixture.process.DockerRegistry;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Skopeo;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole package into distribution 2.8, looked at by skopeo. */
class SyncIT {
    private static final TestPackage PACKAGE = TestPackage.small();
    private static final List<TestPackage.Expected> ONE_OF_EACH_KIND = PACKAGE.expected().stream()
            .filter(image -> image.reference().toString().matches("acp/.*|ait/plugin[012]-0:.*"))
            .toList();

    @TempDir
    Path folder;

    private Path core;

    @BeforeEach
    void unpack() throws IOException {
        core = PACKAGE.writeTo(folder.resolve("core"));
    }

    @Test
    void skopeoFindsEveryImageWhole() throws Exception {
        try (DockerRegistry registry = DockerRegistry.secure(folder.resolve("registry"))) {
            // When
            UpgradeScript upgrade = UpgradeScript.in(folder).syncing(core, registry);
            upgrade.run().exits(0);

            // Then
            assertThat(registry.probe().missing()).isEmpty();
            Skopeo skopeo = Skopeo.of(folder, registry);
            for (TestPackage.Expected image : ONE_OF_EACH_KIND) {
                holds(skopeo, image);
            }
        }
    }

    private static void holds(Skopeo skopeo, TestPackage.Expected image) throws IOException {
        Skopeo.Copied copied = skopeo.copy(image.reference());
        if (image.manifest().isPresent()) {
            assertThat(Optional.of(copied.digest()))
                    .as(image.reference().toString())
                    .isEqualTo(image.manifest());
        } else {
            assertThat(Optional.of(copied.config()))
                    .as(image.reference().toString())
                    .isEqualTo(image.config());
        }
    }

    @Test
    void aSecondRunSendsNothing() throws Exception {
        try (DockerRegistry registry = DockerRegistry.secure(folder.resolve("registry"))) {
            // Given
            UpgradeScript upgrade = UpgradeScript.in(folder).syncing(core, registry);
            upgrade.run().exits(0);
            Map<String, Long> before = registry.blobs();

            // When
            upgrade.run().exits(0);

            // Then
            assertThat(registry.blobs()).isEqualTo(before);
            assertThat(upgrade.report().at("/totals/bytesSent").longValue()).isZero();
            assertThat(upgrade.report().at("/totals/alreadyThere").intValue())
                    .isEqualTo(PACKAGE.expected().size());
        }
    }

    @Test
    void syncsWithoutTls() throws Exception {
        try (DockerRegistry registry = DockerRegistry.plain(folder.resolve("registry"))) {
            // When
            Finished run = UpgradeScript.in(folder)
                    .run("--only-sync-image", "--package", "core", "--registry", registry.host(), "--plain-http");

            // Then
            assertThat(run.exits(0).err()).contains("WARNING   --plain-http");
            assertThat(registry.probe().missing()).isEmpty();
            Skopeo skopeo = Skopeo.ofPlain(folder, registry);
            for (TestPackage.Expected image : PACKAGE.expected().subList(0, 3)) {
                holds(skopeo, image);
            }
        }
    }

    @Test
    void doesNotSpeakTlsToAPlainRegistryUnasked() throws Exception {
        try (DockerRegistry registry = DockerRegistry.plain(folder.resolve("registry"))) {
            // When
            Finished run = UpgradeScript.in(folder).run("plan", "--package", "core", "--registry", registry.host());

            // Then
            assertThat(run.exits(7).err()).contains("the other side does not speak TLS", "--plain-http");
        }
    }

    @Test
    void twoRunsAtOnceBothEndWell() throws Exception {
        try (DockerRegistry registry = DockerRegistry.secure(folder.resolve("registry"));
                var one = UpgradeScript.in(folder).syncing(core, registry).start();
                var other = UpgradeScript.in(folder).syncing(core, registry).start()) {
            // When
            Finished first = one.await(Duration.ofMinutes(1));
            Finished second = other.await(Duration.ofMinutes(1));

            // Then
            first.exits(0);
            second.exits(0);
            assertThat(registry.probe().missing()).isEmpty();
            assertThat(registry.probe().tags()).hasSameSizeAs(PACKAGE.expected());
        }
    }
}
