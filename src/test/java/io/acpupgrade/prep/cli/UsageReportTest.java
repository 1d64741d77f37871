package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that is refused leaves a report and a JSON result where it says, as every other failure does. */
@Tag("any-jdk")
class UsageReportTest {
    @TempDir
    Path folder;

    private Console run(String line, String... more) {
        return CommandLineRun.in(folder)
                .run(Stream.concat(Arrays.stream(line.split(" ")), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("r.json").toFile());
    }

    @ParameterizedTest
    @CsvSource({
        // known only after all options were read
        "request, request --to 4.3.0, 2, no terminal",
        "request, request, 2, Which version",
        "sync, --only-sync-image --skip-sync-image, 2, exclude each other",
        "preflight, --preflight --dry-run, 2, does not use --dry-run",
        "sync, sync --dry-run --limit-rate 5M, 2, does not use --limit-rate",
        "upgrade, --cluster business-1, 2, does not use --cluster",
        // found while the options are read
        "plan, plan --jobs many, 2, --jobs",
        "status, status --nonsense=hunter2, 2, --nonsense",
        "upgrade, --nonsense, 2, --nonsense",
        "upgrade, nonsense, 2, nonsense",
        "verify, verify nonsense, 2, nonsense",
        "request, request --to latest, 2, --to",
        "sync, sync --password-stdin=hunter2, 2, takes no value",
        // found while the run begins
        "plan, plan --registry-ca no-such.pem --package ., 3, FAILED",
        "sync, sync --repair no-such.json --registry 127.0.0.1:1 --package ., 3, no-such.json",
        "status, status --kubeconfig no-such-file, 4, no-such-file",
        "preflight, --preflight --version-data no-such-file --kubeconfig none, 3, no-such-file",
    })
    void holdsTheFailureAndTheExitCode(String command, String line, int exitCode, String said) throws IOException {
        // When
        Console console = run(line, "--report", "r.json", "--report-html", "page.html", "--output", "json");

        // Then
        assertThat(console.exits(exitCode).err()).contains(said).contains("FAILED");
        assertThat(report()).isEqualTo(console.json());
        assertThat(report().path("exitCode").asInt()).isEqualTo(exitCode);
        assertThat(report().path("command").asText()).isEqualTo(command);
        assertThat(report().at("/failure/message").asText()).isNotEmpty();
        assertThat(report().at("/failure/remedy").asText()).isNotEmpty();
        assertThat(report().toString()).doesNotContain("hunter2");
        assertThat(folder.resolve("page.html")).content().contains("<html");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs", "report.schema.json")))
                        .validate(report()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--report r.json plan",
        "--report r.json --output json plan --jobs many",
        "--output json plan --report r.json",
    })
    void isLeftAlsoWhereOptionsStandBeforeTheVerb(String line) throws IOException {
        // When
        run(line).exits(2);

        // Then
        assertThat(report().path("command").asText()).isEqualTo("plan");
        assertThat(report().path("exitCode").asInt()).isEqualTo(2);
    }

    @Test
    void keepsTheExitCodeWhereTheReportCannotBeWritten() {
        assertThat(run("plan --jobs many --report .").exits(2).err())
                .contains("--jobs")
                .contains("Writing the result to " + folder);
    }

    @Test
    void printsNothingOnStdoutWhereNoJsonIsAskedFor() {
        assertThat(run("plan --jobs many").exits(2).out()).isEmpty();
        assertThat(run("plan --output jsn").exits(2).out()).isEmpty();
    }
}
