package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON report: its schema is a contract, and every run writes one. */
@Tag("any-jdk")
class ReportTest {
    private static final PackageFiles SHARED = Site.TWO_IMAGES.with(DistributionFiles.of(
                    NamedTestContent.of("acp/copy:v4.3.0", TestImage.small("product")),
                    NamedTestContent.of("acp/other-copy:v4.3.0", TestImage.small("product")))
            .under("registry/"));

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

    @ParameterizedTest
    @ValueSource(strings = {"plan", "--only-sync-image", "--skip-sync-image", "verify", "--dry-run"})
    void isTheOnlyThingOnStandardOutput(String command) throws Exception {
        // When
        Console console = site.run(command, "--output", "json");

        // Then
        assertThat(complaints(console.json())).isEmpty();
        assertThat(console.json().path("exitCode").intValue()).isEqualTo(console.exitCode());
    }

    @Test
    void listsThePackageContent() throws Exception {
        // When
        JsonNode report =
                site.commandLine().run("inspect", "--output", "json").exits(0).json();

        // Then
        assertThat(complaints(report)).isEmpty();
        assertThat(report.at("/package/bundles/0/artifacts")).hasSize(2);
    }

    @Test
    void countsWhatWasPushed() throws Exception {
        // When
        JsonNode first = site.sync("--output", "json").json();
        JsonNode second = site.sync("--output", "json").json();

        // Then
        assertThat(first.at("/totals/pushed").intValue()).isEqualTo(2);
        assertThat(first.at("/totals/bytesSent").longValue())
                .isEqualTo(first.at("/plan/bytesToSend").longValue())
                .isPositive();
        assertThat(second.at("/totals/alreadyThere").intValue()).isEqualTo(2);
        assertThat(second.at("/totals/bytesSent").longValue()).isZero();
    }

    @Test
    void countsNotBegunApartFromFailedArtifacts() throws Exception {
        // Given a registry without room
        site.with(Fault.always(Endpoint.UPLOAD_START, TransportFaults.respondsWith(507, ErrorCode.UNKNOWN)));

        // When
        JsonNode report = site.sync("--jobs", "1", "--output", "json").exits(7).json();

        // Then
        assertThat(complaints(report)).isEmpty();
        assertThat(report.at("/totals/failed").intValue()).isEqualTo(1);
        assertThat(report.at("/totals/notBegun").intValue()).isEqualTo(1);
        assertThat(report.path("artifacts").findValuesAsText("result"))
                .containsExactlyInAnyOrder("FAILED", "NOT_BEGUN");
        assertThat(report.at("/failure/message").asText())
                .isEqualTo("Not pushed: 2 of 2 artifacts, 1 of them not begun");
    }

    @Test
    void agreesWithTheConsoleAndThePage() throws Exception {
        // Given three images of the same layers, one of which the registry stores wrongly
        try (Site shared = Site.in(folder.resolve("shared"), SHARED)) {
            Digest layer = TestImage.small("product").blobs().get(1).digest();
            RequestFilter uploads = Endpoint.UPLOAD_FINISH.and(
                    call -> call.query().all("digest").contains(layer.toString()));
            shared.with(Fault.always(uploads, RegistryFaults.wrongDigest()));

            // When
            Console console = shared.sync("--jobs", "1", "--report", "report.json", "--report-html", "page.html");

            // Then
            JsonNode report = new JsonMapper()
                    .readTree(shared.core().resolve("report.json").toFile());
            assertThat(complaints(report)).isEmpty();
            assertThat(sum(report, "bytesSent"))
                    .isEqualTo(report.at("/totals/bytesSent").longValue())
                    .isPositive();
            assertThat(report.at("/totals/failed").intValue()).isEqualTo(3);
            assertThat(report.path("artifacts").findValuesAsText("causedBy")).hasSize(2);
            assertThat(Files.readString(shared.core().resolve("page.html")))
                    .containsPattern("<dt>Failed</dt><dd>3</dd>")
                    .containsPattern("wait for blob " + layer + ": acp/[a-z-]+:v4.3.0 was sending it and failed");
            console.exits(7).readsLike("shared-layer-refused");
        }
    }

    @Test
    void plansWhatTheRowsOfThePlanAddUpTo() throws Exception {
        // Given a repository with two tags of an image that is in no other, and two of one that is
        PackageFiles tags = Site.TWO_IMAGES.with(DistributionFiles.of(
                        NamedTestContent.of("acp/own:v1", TestImage.small("own")),
                        NamedTestContent.of("acp/own:v2", TestImage.small("own")),
                        NamedTestContent.of("acp/copy:v1", TestImage.small("product")),
                        NamedTestContent.of("acp/copy:v2", TestImage.small("product")))
                .under("registry/"));
        try (Site shared = Site.in(folder.resolve("tags"), tags)) {
            // When
            Console console = shared.run("plan", "--report", "report.json", "--report-html", "page.html");

            // Then
            JsonNode plan = new JsonMapper()
                    .readTree(shared.core().resolve("report.json").toFile())
                    .path("plan");
            List<String[]> rows = console.exits(0)
                    .out()
                    .lines()
                    .filter(line -> line.startsWith("acp/"))
                    .map(line -> line.split(" {2,}"))
                    .toList();
            assertThat(rows).hasSize(plan.path("artifacts").intValue());
            assertThat(sum(rows, 2)).isEqualTo(plan.path("blobsToSend").longValue());
            assertThat(sum(rows, 3)).isEqualTo(plan.path("blobsToMount").longValue());
            assertThat(Files.readString(shared.core().resolve("page.html")))
                    .contains("<dt>Blobs to send</dt><dd>" + sum(rows, 2) + "</dd>")
                    .contains("<dt>Blobs to mount</dt><dd>" + sum(rows, 3) + "</dd>");
            assertThat(console.out())
                    .contains("; " + sum(rows, 2) + " blobs, ")
                    .contains(", " + sum(rows, 3) + " to mount");
        }
    }

    private static long sum(List<String[]> rows, int column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row[column])).sum();
    }

    private static long sum(JsonNode report, String figure) {
        return StreamSupport.stream(report.path("artifacts").spliterator(), false)
                .mapToLong(artifact -> artifact.path(figure).longValue())
                .sum();
    }

    @Test
    void isWrittenToAFileToo() throws Exception {
        // When
        Console console = site.sync("--report", "report.json").exits(0);

        // Then
        JsonNode report = written("report.json");
        assertThat(complaints(report)).isEmpty();
        assertThat(report.at("/verification/complete").booleanValue()).isTrue();
        console.readsLike("report-in-a-file");
    }

    @Test
    void isWrittenIfTheRegistryDoesNotAnswer() throws Exception {
        // Given
        site.registry().stop();

        // When
        site.sync("--report", "report.json").exits(7);

        // Then
        JsonNode report = written("report.json");
        assertThat(complaints(report)).isEmpty();
        assertThat(report.path("exitCode").intValue()).isEqualTo(7);
        assertThat(report.at("/failure/remedy").textValue()).isNotBlank();
    }

    @Test
    void isWrittenWhenThePackageIsBad() throws Exception {
        // When
        site.commandLine().run("plan", "--package", "registry/docker/registry/v2/blobs", "--report", "r.json");

        // Then
        JsonNode report = written("r.json");
        assertThat(complaints(report)).isEmpty();
        assertThat(report.path("exitCode").intValue()).isEqualTo(3);
        assertThat(report.path("faults")).isNotEmpty();
    }

    @Test
    void isRefusedBeforeThePushIfUnwritable() {
        // When
        Console console = site.sync("--report", "no/such/folder/report.json");

        // Then
        console.exits(4).readsLike("report-cannot-be-written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--report-html"})
    void isRefusedBeforeThePushIfItsPlaceIsImpossible(String option) throws Exception {
        // Given
        Files.createSymbolicLink(site.core().resolve("nowhere"), folder.resolve("gone"));

        for (String place : new String[] {"/proc/x", "..", "nowhere/report", "/dev/no-such-device", "x".repeat(300)}) {
            // When
            Console console = site.sync(option, place);

            // Then
            assertThat(console.exits(4).err())
                    .contains("Writing the result to ")
                    .doesNotContain("Checked");
        }
        assertThat(site.registry().requests().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "./report", "../core/report", "link", "linked/report"})
    void isRefusedWhereThePageIsTheSameFile(String page) throws Exception {
        // Given
        Files.createSymbolicLink(site.core().resolve("link"), Path.of("report"));
        Files.createSymbolicLink(site.core().resolve("linked"), site.core());

        // When
        Console console = site.sync("--report", "report", "--report-html", page);

        // Then
        assertThat(console.exits(2).err()).contains("--report and --report-html name the same file: ");
        assertThat(site.core().resolve("report")).doesNotExist();
        assertThat(site.registry().requests().all()).isEmpty();
    }

    @Test
    void doesNotReplaceTheEarlierReportByThePage() throws Exception {
        // Given
        site.sync("--report", "sync.json").exits(0);
        String earlier = Files.readString(site.core().resolve("sync.json"));

        // When
        Console console =
                site.commandLine().run("inspect", "--report-html", "./sync.json", "--sync-report", "sync.json");

        // Then
        assertThat(console.exits(2).err()).contains("--sync-report and --report-html name the same file: ");
        assertThat(site.core().resolve("sync.json")).hasContent(earlier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync --repair input.json --report ./input.json",
                "sync --repair input.json --report-html input.json",
                "sync --repair input.json --report input.json --no-such-option",
                "status --report-html page.html --sync-report input.json --report input.json",
                "status --kubeconfig input.json --report input.json",
                "plan --registry-ca input.json --report input.json",
                "inspect input.json --report input.json",
                "--preflight --version-data link --report input.json"
            })
    void replacesNothingThatTheRunReads(String arguments) throws Exception {
        // Given
        site.sync("--report", "input.json").exits(0);
        String content = written("input.json").toString();
        Files.createSymbolicLink(site.core().resolve("link"), Path.of("input.json"));
        site.registry().requests().reset();

        // When
        Console console = site.commandLine().run(arguments.split(" "));

        // Then
        assertThat(console.exits(2).err()).contains(" name the same file: ");
        assertThat(written("input.json").toString()).isEqualTo(content);
        assertThat(site.registry().requests().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect --report", "sync --report-html", "verify --report"})
    void doesNotReplaceAPartOfThePackage(String arguments) throws Exception {
        // Given
        Path part;
        try (Stream<Path> files = Files.walk(site.core())) {
            part = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        byte[] content = Files.readAllBytes(part);

        // When
        List<String> words = new ArrayList<>(List.of(arguments.split(" ")));
        words.add(part.toString());
        Console console = site.commandLine().run(words.toArray(String[]::new));

        // Then
        assertThat(console.exits(2).err()).contains(" names a file that exists and holds something else: " + part);
        assertThat(part).hasBinaryContent(content);
    }

    private JsonNode written(String name) throws IOException {
        return new JsonMapper().readTree(Files.readString(site.core().resolve(name)));
    }

    private static Iterable<?> complaints(JsonNode report) throws IOException {
        String schema = Files.readString(Path.of("docs", "report.schema.json"));
        JsonSchema contract =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        return contract.validate(report);
    }
}
