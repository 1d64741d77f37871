package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.fixture.Content;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads when a registry is read back, and when it is repaired. */
@Tag("any-jdk")
class DeepVerificationTest {
    private static final String LAYER =
            TestImage.small("product").blobs().get(1).digest().toString();
    private static final RequestFilter LAYER_READ =
            Endpoint.BLOB_GET.and(call -> call.reference().equals(LAYER));

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void sync() throws IOException {
        site = Site.in(folder);
        site.sync().exits(0);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static FaultAction damages() {
        return (call, next) -> {
            var answer = next.handle(call);
            byte[] bytes = answer.content().bytes();
            bytes[0] ^= 1;
            return answer.with(Content.of(bytes));
        };
    }

    @Test
    void readsBackACompleteRegistry() {
        site.run("verify", "--deep").exits(0).readsLike("verify-deep-whole");
    }

    @Test
    void listsDamagedBlobs() {
        // Given
        site.with(Fault.always(LAYER_READ, damages()));

        // Then
        site.run("verify", "--deep").exits(7).readsLike("verify-deep-damaged");
    }

    @Test
    void repairsDamagedBlobs() throws Exception {
        // Given
        site.with(Fault.always(LAYER_READ, damages()));
        Console found = site.run("verify", "--deep", "--report", "damaged.json").exits(7);
        assertThat(found.err()).contains("--repair " + site.core().resolve("damaged.json") + "`.");
        site.registry().clearFaults();
        site.registry().requests().reset();

        // When
        Console console = site.run("sync", "--repair", "damaged.json");

        // Then
        console.exits(0).readsLike("repair");
        assertThat(site.registry().requests().uploads()).containsOnlyKeys(LAYER);
    }

    @Test
    void repairsByTheReportOfASyncThatFoundDamage() throws Exception {
        // Given
        site.with(keepsAnotherSize());
        site.sync("--report", "sync.json").exits(7);
        site.registry().clearFaults();

        // When
        Console console = site.run("sync", "--repair", "sync.json", "--report", "repair.json");

        // Then
        console.exits(0);
        JsonNode verification = new JsonMapper()
                .readTree(site.core().resolve("repair.json").toFile())
                .path("verification");
        assertThat(verification.path("depth").asText()).isEqualTo("partial");
        assertThat(verification.path("readBack").path("blobs").asInt()).isEqualTo(1);
        assertThat(verification.path("readBack").path("bytes").asLong()).isEqualTo(1000);
        assertThat(verification.path("readBack").path("blobsOnlyAskedFor").asInt())
                .isEqualTo(8);
    }

    @Test
    void readsBackWhatItRepairedWhateverElseFailed() {
        // Given a damaged blob that the registry keeps, and an artifact that it does not take
        site.with(Fault.always(LAYER_READ, damages()));
        site.run("verify", "--deep", "--report", "damaged.json").exits(7);
        String operator = "acp/cluster-version-operator";
        site.with(Fault.always(
                        Endpoint.BLOB_HEAD.and(call -> call.repository().equals(operator)),
                        TransportFaults.respondsWith(404, ErrorCode.BLOB_UNKNOWN)))
                .with(Fault.always(
                        Endpoint.UPLOAD_START.and(call -> call.repository().equals(operator)),
                        TransportFaults.respondsWith(403, ErrorCode.DENIED)));

        // When
        Console console = site.run("sync", "--repair", "damaged.json", "--report", "repair.json");

        // Then
        assertThat(console.exits(7).err())
                .contains("FAILED    " + operator, "Reading   back 1 blob", "DAMAGED", "Remove    docker/registry");
        assertThat(site.run("sync", "--repair", "repair.json", "--dry-run")
                        .exits(0)
                        .err())
                .contains("2 to push");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "verify", "repair"})
    void hasNothingToRepairWhereAReportNamesNoDamage(String written) {
        // Given
        site.run("verify", "--report", "verify.json").exits(0);
        site.run("sync", "--report", "sync.json").exits(0);
        site.run("sync", "--repair", "verify.json", "--report", "repair.json").exits(0);
        site.registry().requests().reset();

        // When
        Console console = site.run("sync", "--repair", written + ".json");

        // Then
        assertThat(console.exits(0).err()).contains("Repair    nothing: ", written + ".json names no damage");
        assertThat(site.registry().requests().uploads()).isEmpty();
    }

    @Test
    void saysWhatToRemoveIfTheRegistryKeepsADamagedBlob() {
        // Given
        site.with(Fault.always(LAYER_READ, damages()));
        site.run("verify", "--deep", "--report", "damaged.json").exits(7);

        // Then
        site.run("sync", "--repair", "damaged.json").exits(7).readsLike("repair-in-vain");
    }

    @Test
    void saysWhatToRemoveIfASyncCannotReplaceABlobOfTheWrongSize() {
        // Given
        site.with(keepsAnotherSize());

        // Then
        site.sync("--report", "sync.json").exits(7).readsLike("sync-in-vain");
    }

    @Test
    void saysWhatToRemoveBeforeTheSyncIfABlobHasTheWrongSize() {
        // Given
        site.with(keepsAnotherSize());

        // Then
        site.run("verify").exits(7).readsLike("verify-wrong-size");
    }

    /** As distribution does: the blob's path exists, so that what is sent is thrown away. */
    private static Fault keepsAnotherSize() {
        return Fault.always(
                Endpoint.BLOB_HEAD.and(call -> call.reference().equals(LAYER)), RegistryFaults.wrongSize(-1));
    }

    @Test
    void tellsATagThatPointsToAnotherImage() throws Exception {
        // Given
        DistributionFiles.of(
                        NamedTestContent.of("acp/product-image:v4.3.0", TestImage.small("another")),
                        NamedTestContent.of("acp/cluster-version-operator:v4.3.0", TestIndex.small("operator")))
                .under("registry/")
                .writeFolder(folder.resolve("other"));
        site.sync("--package", "../other").exits(0);

        // Then
        site.run("verify").exits(7).readsLike("verify-other-image");
    }

    @Test
    void plansARepair() {
        // Given
        site.with(Fault.always(LAYER_READ, damages()));
        site.run("verify", "--deep", "--report", "damaged.json").exits(7);
        site.registry().requests().reset();

        // When
        Console console = site.run("sync", "--dry-run", "--repair", "damaged.json");

        // Then
        assertThat(console.exits(0).out()).contains("1 to push");
        assertThat(site.registry().requests().uploads()).isEmpty();
    }

    @Test
    void refusesTheReportOfAnotherPackage() throws Exception {
        // Given
        site.with(Fault.always(LAYER_READ, damages()));
        site.run("verify", "--deep", "--report", "damaged.json").exits(7);
        DistributionFiles.of(
                        NamedTestContent.of("acp/product-image:v4.3.0", TestImage.small("another")),
                        NamedTestContent.of("acp/cluster-version-operator:v4.3.0", TestIndex.small("operator")))
                .under("registry/")
                .writeFolder(folder.resolve("other"));
        site.registry().requests().reset();

        // When
        Console console = site.run("sync", "--repair", "damaged.json", "--package", "../other");

        // Then
        console.exits(3).readsLike("repair-of-another-package");
        assertThat(site.registry().requests().all()).isEmpty();
    }

    @Test
    void refusesAReportThatIsNotThere() {
        site.run("sync", "--repair", "no-such.json").exits(3).readsLike("repair-without-report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"program\":\"acp-upgrade\",\"schema\":2}",
                "{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":[]}",
                "{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":{\"damaged\":{}}}",
                "{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":{\"damaged\":[1]}}",
                "{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":{\"damaged\":[{}]}}",
                "{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":{\"damaged\":[{\"reference\":\"a/b:c\","
                        + "\"digest\":\"sha256:../../etc/passwd\",\"content\":\"BLOB\",\"problem\":\"missing\"}]}}"
            })
    void refusesReportsThatDoNotSayWhatARegistryHolds(String text) throws Exception {
        refuses(text);
    }

    private void refuses(String text) throws IOException {
        // Given
        Files.writeString(site.core().resolve("report.json"), text);
        site.registry().requests().reset();

        // When
        Console console = site.run("sync", "--repair", "report.json");

        // Then
        assertThat(console.exits(3).err()).contains("report.json: ");
        assertThat(site.registry().requests().all()).isEmpty();
    }

    @Test
    void refusesADeeplyNestedReport() throws Exception {
        refuses("{\"a\":" + "[".repeat(500_000));
    }

    @Test
    void refusesAReportWithTooManyEntries() throws Exception {
        String entry = "{\"reference\":\"acp/product-image:v4.3.0\",\"digest\":\"" + LAYER
                + "\",\"content\":\"BLOB\",\"problem\":\"missing\"},";
        refuses("{\"program\":\"acp-upgrade\",\"schema\":2,\"verification\":{\"damaged\":[" + entry.repeat(100_001)
                + "0]}}");
    }

    @Test
    void parsesRates() {
        site.run("verify", "--deep", "--limit-rate", "500M").exits(0);
        assertThat(site.run("verify", "--deep", "--limit-rate", "1k").exits(2).err())
                .contains("--limit-rate 1k: below 64k");
        assertThat(site.run("verify", "--deep", "--limit-rate", "fast").exits(2).err())
                .contains("--limit-rate fast: this is no number of bytes");
    }
}
