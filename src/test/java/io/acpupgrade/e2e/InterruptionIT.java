package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.fixture.process.DockerRegistry;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import io.acpupgrade.fixture.process.ThrottledConnection;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A run that is broken off in the middle, over a line slow enough to be in the middle for a while. */
@Tag("any-jdk")
class InterruptionIT {
    private static final TestPackage PACKAGE = TestPackage.small().ofLayerSize(400_000);
    private static final long BYTES_PER_SECOND = 3_000_000;
    private static final long BEGUN = 2_000_000;
    private static final long QUIET_MILLIS = 700;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    static Path shared;

    private static Path core = Path.of("");

    @TempDir
    Path folder;

    private DockerRegistry registry;
    private ThrottledConnection line;
    private UpgradeScript slow;

    @BeforeAll
    static void unpack() throws IOException {
        core = PACKAGE.writeTo(shared.resolve("core"));
    }

    @BeforeEach
    void start() throws IOException {
        registry = DockerRegistry.secure(folder.resolve("registry"));
        line = ThrottledConnection.to(registry.port(), BYTES_PER_SECOND);
        slow = UpgradeScript.in(folder).syncing(core, registry, line.host());
    }

    @AfterEach
    void stop() {
        line.close();
        registry.close();
    }

    @Test
    void aKilledRunLeavesNothingHalfAndTheNextSendsOnlyTheRest() throws Exception {
        // Given
        kill(slow);
        assertThat(registry.probe().missing()).isEmpty();
        Map<String, Long> before = registry.blobs();

        // When
        UpgradeScript again = UpgradeScript.in(folder).syncing(core, registry);
        again.run().exits(0);

        // Then
        assertThat(before).isNotEmpty();
        assertThat(again.report().at("/totals/bytesSent").longValue()).isEqualTo(layersSince(before));
        assertThat(registry.probe().missing()).isEmpty();
        assertThat(registry.probe().tags()).hasSameSizeAs(PACKAGE.expected());
    }

    private void kill(UpgradeScript upgrade) throws Exception {
        try (Program.Running run = upgrade.start()) {
            waitForTheMiddle();
            run.signal("KILL");
            assertThat(run.await(LONG).exitCode()).isEqualTo(137);
        }
        Eventually.await("the end of what is still on the line", this::isQuiet);
    }

    private boolean isQuiet() throws InterruptedException {
        Map<String, Long> before = registry.blobs();
        Thread.sleep(QUIET_MILLIS);
        return registry.blobs().equals(before);
    }

    /** The bytes of what has come since, without manifests, which are not counted as sent. */
    private long layersSince(Map<String, Long> before) throws Exception {
        Map<String, Long> since = new HashMap<>(registry.blobs());
        since.keySet().removeAll(before.keySet());
        since.keySet().removeAll(registry.probe().manifests());
        return since.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void controlCEndsARunInGoodOrderAndAtOnce(TestReporter reporter) throws Exception {
        try (Program.Running run = slow.start()) {
            // Given
            waitForTheMiddle();

            // When
            Instant pressed = Instant.now();
            run.signal("INT");
            Finished finished = run.await(Duration.ofSeconds(10));
            Duration took = Duration.between(pressed, Instant.now());

            // Then
            reporter.publishEntry("Ctrl-C ends a run after", took.toMillis() + " ms");
            assertThat(finished.exits(130).err()).contains("STOPPED", "Run the same command again");
            assertThat(slow.report().path("exitCode").intValue()).isEqualTo(130);
            assertThat(registry.probe().missing()).isEmpty();
        }
    }

    @Test
    void aRunSurvivesThatTheRegistryIsRestarted() throws Exception {
        try (Program.Running run = slow.start()) {
            // Given
            waitForTheMiddle();

            // When
            registry.stop();
            registry.startAgain();

            // Then
            Finished finished = run.await(LONG).exits(0);
            assertThat(finished.err()).contains("Retrying");
            assertThat(registry.probe().missing()).isEmpty();
        }
    }

    private void waitForTheMiddle() throws Exception {
        Eventually.await("a part of the package in the registry", () -> registry.storedBytes() > BEGUN);
    }
}
