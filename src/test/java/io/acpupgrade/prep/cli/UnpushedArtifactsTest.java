package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.RawManifest;
import io.acpupgrade.fixture.packages.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of a package that is not pushed is mentioned wherever its artifact is listed. */
class UnpushedArtifactsTest {
    private static final Bytes LICENSED = Bytes.utf8("licensed bytes");
    private static final String URL = "https://layers.example.com/base";
    private static final PackageFiles PACKAGE = Site.TWO_IMAGES
            .with(DistributionFiles.raw(
                            "acp/windows",
                            "v1",
                            RawManifest.image(RawManifest.foreign(LICENSED, URL)),
                            RawManifest.EMPTY_CONFIG)
                    .under("registry/"))
            .with(DistributionFiles.of(NamedTestContent.of("acp/renewed:v1", TestImage.small("new")))
                    .under("registry/"))
            .with(DistributionFiles.raw("acp/renewed", "", RawManifest.SCHEMA_1).under("registry/"));

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.in(folder, PACKAGE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void areListedBySync() {
        site.sync().exits(0).readsLike("left-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "verify"})
    void areInEveryTable(String command) {
        // Given
        site.sync();

        // When
        Console console = site.run(command);

        // Then
        assertThat(console.exits(0).out())
                .contains("acp/windows:v1: foreign layer " + LICENSED.digest())
                .contains(URL);
    }

    @Test
    void areInTheTableOfAPackage() {
        assertThat(site.commandLine().run("inspect").exits(0).out()).contains("foreign layer " + LICENSED.digest());
    }

    @Test
    void areInTheReportAndOnThePage() throws Exception {
        // When
        JsonNode report =
                site.sync("--output", "json", "--report-html", "r.html").json();

        // Then
        JsonSchema contract = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs", "report.schema.json")));
        assertThat(contract.validate(report)).isEmpty();
        assertThat(report.at("/package/notPushed/0").asText()).contains("schema 1");
        assertThat(report.at("/package/bundles/0/artifacts")
                        .findValue("leftOut")
                        .at("/0/urls/0")
                        .asText())
                .isEqualTo(URL);
        assertThat(report.path("artifacts").findValue("leftOut").at("/0/digest").asText())
                .isEqualTo(LICENSED.digest().toString());
        assertThat(Files.readString(site.core().resolve("r.html")))
                .contains("schema 1")
                .containsPattern("acp/windows:v1(?s).*foreign layer " + LICENSED.digest() + "(?s).*foreign layer");
    }
}
