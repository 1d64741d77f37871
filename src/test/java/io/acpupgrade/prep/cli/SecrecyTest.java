package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password never appears in any output, however a run ends and however verbose it is. */
class SecrecyTest {
    private static final String WRONG = "wr0ng/pass:word";
    private static final List<String> SECRETS = List.of(
            Site.PASSWORD,
            base64(Site.PASSWORD),
            base64(Site.USER + ":" + Site.PASSWORD),
            WRONG,
            base64(WRONG),
            base64(Site.USER + ":" + WRONG),
            "demo-password",
            base64("demo-password"),
            base64("registry-admin:demo-password"),
            "a-token-for-tests");

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

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isHiddenInASuccessfulRun() throws Exception {
        keepsSecrets(site.sync("--verbose", "--report", "report.json"), 0);
        keepsSecrets(site.sync("--verbose", "--report", "report.json", "--output", "json"), 0);
    }

    @Test
    void isHiddenIfReadFromStandardInput() throws Exception {
        CommandLineRun run = site.commandLine().stdin(Site.PASSWORD + "\n");
        keepsSecrets(run.run(with("--username", Site.USER, "--password-stdin")), 0);
    }

    @Test
    void isHiddenIfGivenOnTheCommandLine() throws Exception {
        keepsSecrets(site.commandLine().run(with("--username", Site.USER, "--password", Site.PASSWORD)), 0);
        keepsSecrets(site.commandLine().run(with("--password", Site.PASSWORD, "--password-stdin")), 2);
        keepsSecrets(site.commandLine().run(with("--password", Site.PASSWORD)), 2);
        keepsSecrets(site.commandLine().run("--password", Site.PASSWORD, "--no-such-option"), 2);
    }

    @Test
    void isHiddenIfWrong() throws Exception {
        keepsSecrets(site.commandLine().run(with("--username", Site.USER, "--password", WRONG)), 7);
    }

    @Test
    void isHiddenIfTheRegistryFails() throws Exception {
        site.with(Fault.always(Endpoint.UPLOAD_START, TransportFaults.respondsWith(403, ErrorCode.DENIED)));
        keepsSecrets(site.sync("--verbose", "--report", "report.json"), 7);
    }

    @Test
    void isHiddenIfTheRegistryDoesNotAnswer() throws Exception {
        site.registry().stop();
        keepsSecrets(site.sync("--verbose", "--report", "report.json"), 7);
    }

    @Test
    void isHiddenIfReadFromTheCluster() throws Exception {
        try (DemoPlatform platform = DemoPlatform.start(Files.createDirectory(folder.resolve("platform")))) {
            // Given
            CommandLineRun run = site.commandLine()
                    .hiddenEnv("KUBECONFIG", platform.cluster().kubeconfig().toString());

            // When, Then
            keepsSecrets(run.run("--only-sync-image", "--verbose", "--report", "report.json"), 0);
            platform.registry().stop();
            keepsSecrets(run.run("--only-sync-image", "--verbose", "--report", "report.json"), 7);
        }
    }

    private String[] with(String... options) {
        String host = site.registry().host();
        List<String> command = new ArrayList<>(List.of("--only-sync-image", "--registry", host));
        command.addAll(List.of("--registry-ca", folder.resolve("ca.pem") + "", "--verbose", "--report", "report.json"));
        command.addAll(List.of(options));
        return command.toArray(String[]::new);
    }

    private void keepsSecrets(Console console, int exitCode) throws IOException {
        Path report = site.core().resolve("report.json");
        assertThat(console.exitCode()).as(console.err()).isEqualTo(exitCode);
        assertThat(console.out() + console.err()).doesNotContain(SECRETS);
        if (Files.exists(report)) {
            assertThat(report).content().doesNotContain(SECRETS);
        }
    }
}
