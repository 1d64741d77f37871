package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.packages.TestPackage;
import io.acpupgrade.fixture.process.DockerRegistry;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What distribution 2.8 has lost or damaged behind its own back is found, and sent again where it takes it. */
@Tag("any-jdk")
class DeepVerificationIT {
    private static final TestPackage PACKAGE = TestPackage.small();

    @TempDir
    Path folder;

    private DockerRegistry registry;

    @BeforeEach
    void sync() throws IOException {
        PACKAGE.writeTo(folder.resolve("core"));
        registry = DockerRegistry.remembering(folder.resolve("registry"));
        run("sync").exits(0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private Console run(String verb, String... more) {
        String[] all = Stream.concat(
                        Stream.of(verb, "--package", "core", "--registry", registry.host(), "--plain-http"),
                        Stream.of(more))
                .toArray(String[]::new);
        return CommandLineRun.in(folder).run(all);
    }

    /** The largest blob, which is a layer that several images share or one of its own. */
    private Digest largest() {
        return Digest.sha256(registry.blobs().entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Long> blob) -> blob.getValue())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey());
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private JsonNode damaged(Console console) throws IOException {
        return console.json().at("/verification/damaged");
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        Console console = run("verify", "--deep", "--output", "json");
        assertThat(console.exits(0).json().at("/verification/depth").textValue())
                .isEqualTo("deep");
        assertThat(damaged(console)).isEmpty();
    }

    @Test
    void findsAndRepairsAFileThatIsGoneThoughHeadSaysItIsThere() throws Exception {
        // Given
        Digest lost = largest();
        byte[] bytes = Files.readAllBytes(registry.file(lost));
        Files.delete(registry.file(lost));

        // When
        run("verify").exits(0);
        Console deep = run("verify", "--deep", "--output", "json", "--report", "report.json");
        Console repaired = run("sync", "--repair", "report.json");

        // Then
        assertThat(deep.exits(7).json().at("/verification/damaged").findValuesAsText("digest"))
                .isNotEmpty()
                .containsOnly(lost.toString());
        repaired.exits(0);
        assertThat(registry.file(lost)).hasBinaryContent(bytes);
        run("verify", "--deep").exits(0);
        assertThat(registry.probe().missing()).isEmpty();
    }

    @Test
    void namesTheFileToRemoveWhereTheRegistryKeepsADamagedOne() throws Exception {
        // Given
        Digest bad = largest();
        byte[] bytes = Files.readAllBytes(registry.file(bad));
        damage(registry.file(bad));

        // When
        Console deep = run("verify", "--deep", "--output", "json", "--report", "report.json");
        Console kept = run("sync", "--repair", "report.json");
        Files.delete(registry.file(bad));
        registry.stop();
        registry.startAgain();
        Console repaired = run("sync", "--repair", "report.json");

        // Then
        assertThat(damaged(deep.exits(7)).findValuesAsText("problem")).containsOnly("digest mismatch");
        assertThat(kept.exits(7).err())
                .contains("Remove    docker/registry/v2/blobs/sha256/"
                        + bad.hex().substring(0, 2) + "/" + bad.hex() + "/data");
        repaired.exits(0);
        assertThat(registry.file(bad)).hasBinaryContent(bytes);
    }

    @Test
    void findsAndRepairsAManifest() throws Exception {
        // Given
        List<Digest> manifests = registry.probe().manifests().stream()
                .sorted()
                .map(Digest::sha256)
                .toList();
        Digest lost = manifests.get(0);
        byte[] bytes = Files.readAllBytes(registry.file(lost));
        Files.delete(registry.file(lost));

        // When
        Console deep = run("verify", "--deep", "--output", "json", "--report", "report.json");
        registry.stop();
        registry.startAgain();
        Console repaired = run("sync", "--repair", "report.json");

        // Then
        assertThat(damaged(deep.exits(7)).findValuesAsText("digest")).contains(lost.toString());
        repaired.exits(0);
        assertThat(registry.file(lost)).hasBinaryContent(bytes);
        run("verify", "--deep").exits(0);
    }

    @Test
    void cutsShortWhatHasShrunk() throws Exception {
        // Given
        Digest bad = largest();
        Files.write(registry.file(bad), Arrays.copyOf(Files.readAllBytes(registry.file(bad)), 1000));

        // When
        Console deep = run("verify", "--deep", "--output", "json");

        // Then
        assertThat(damaged(deep.exits(7)).findValuesAsText("digest")).containsOnly(bad.toString());
    }
}
