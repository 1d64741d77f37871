package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.Response;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.played.PodOutcome;
import io.acpupgrade.prep.text.PrintableJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile text from a registry, a package or a cluster is shown in terminals, reports and pages and has no effect
 * there.
 */
@Timeout(90)
@Tag("any-jdk")
class HostileTextTest {
    /**
     * Clears the screen, sets its title, reverses the writing direction, forges a line and a heading, and would run in
     * a browser.
     */
    private static final String NASTY = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u200b\r\nFAILED    forged\n"
            + "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    private static final List<String> REPORTS = List.of("--report", "report.json", "--report-html", "page.html");

    @TempDir
    Path folder;

    private static String quoted(String text) throws Exception {
        return new PrintableJson(new ObjectMapper().writeValueAsString(text)).text();
    }

    private static String[] with(List<String> more, String... words) {
        return Stream.concat(Stream.of(words), more.stream()).toArray(String[]::new);
    }

    /** Checks that neither streams nor files have an effect, and that a part of the text is shown. */
    private static void assertHarmless(Console console, Path where, String shown) throws Exception {
        assertThat(console.out() + console.err()).contains(shown);
        for (Map.Entry<String, String> place : Map.of(
                        "console", console.out() + console.err(),
                        "page", Files.readString(where.resolve("page.html")),
                        "report", Files.readString(where.resolve("report.json")))
                .entrySet()) {
            String text = place.getValue();
            assertThat(text.codePoints().filter(character -> character != '\n').mapToObj(Character::getType))
                    .as(place.getKey())
                    .doesNotContain(
                            (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                                    Character.PARAGRAPH_SEPARATOR);
            assertThat(text.lines().map(String::strip))
                    .as(place.getKey())
                    .noneMatch(line -> line.startsWith("FAILED    forged"));
        }
        assertThat(Files.readString(where.resolve("page.html"))).doesNotContain("<script", "<img");
    }

    static Stream<Response> answers() throws Exception {
        String error = "{\"errors\":[{\"code\":%1$s,\"message\":%1$s,\"detail\":{%1$s:%1$s}}]}"
                .formatted(quoted("forged " + NASTY));
        return Stream.of(
                Response.json(403, error),
                Response.json(500, error),
                Response.json(400, error),
                Response.json(502, "forged " + NASTY).with("Content-Type", "text/html"),
                Response.json(404, error));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void ofARegistryIsHarmless(Response answer) throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            site.with(Fault.first(1, Endpoint.UPLOAD_START, (call, next) -> answer));

            // When
            Console console = site.sync(with(REPORTS, "--verbose"));

            // Then
            assertThat(console.exitCode()).isIn(0, 7);
            assertHarmless(console, site.core(), "forged");
        }
    }

    static Stream<PodOutcome> fates() {
        String text = NASTY.replace("\u009b", ""); // the played platform writes YAML, which cannot hold it
        return Stream.of(
                new PodOutcome.CannotPull(text),
                new PodOutcome.Crashes("starting\n" + NASTY + "\n"),
                new PodOutcome.Homeless(text));
    }

    @ParameterizedTest
    @MethodSource("fates")
    void ofPodsEventsAndLogsIsHarmless(PodOutcome fate) throws Exception {
        try (OperatorSite site = OperatorSite.in(folder, fate)) {
            // When
            Console console = site.deploy(with(REPORTS, "--timeout", "3s"));

            // Then
            assertThat(console.exitCode()).isIn(8, 9);
            assertHarmless(console, site.site().core(), "script");
        }
    }

    @Test
    void ofNodesGatesChecksAndModulesIsHarmless() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            cluster.load("/cluster/healthy.yaml");
            cluster.load("/manifests/operator/20-crd-clusterversionshadows.yaml");
            String text = quoted("forged " + NASTY);
            cluster.create("""
                    {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-x", "labels": {"kubernetes.io/arch": %1$s}},
                     "status": {"nodeInfo": {"kubeletVersion": %1$s, "containerRuntimeVersion": %1$s, "architecture": %1$s},
                                "conditions": [{"type": "Ready", "status": "False", "reason": %1$s, "message": %1$s}]}}
                    """.formatted(text));
            cluster.create("""
                    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "admin-gates", "namespace": "cpaas-system"},
                     "data": {"ack-4.3-look": %s}}
                    """.formatted(text));
            cluster.create("""
                    {"apiVersion": "config.alauda.io/v1alpha1", "kind": "ClusterVersionShadow",
                     "metadata": {"name": "global", "namespace": "cpaas-system"}, "spec": {},
                     "status": {"current": {"version": "4.2.0"}, "availableUpdates": [{"version": "4.3.0"}],
                      "preflight": {"checks": [{"name": %1$s, "policy": "Always", "state": "Failed", "reason": %1$s,
                                                "message": %1$s}]},
                      "conditions": [{"type": "Stalled", "status": "True", "reason": %1$s, "message": %1$s}]}}
                    """.formatted(text));

            // When
            for (List<String> command : List.of(
                    List.of("--preflight", "--timeout", "1s", "--verbose"),
                    List.of("status", "--details"),
                    List.of("status", "--all"))) {
                Console console = CommandLineRun.in(folder)
                        .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                        .run(with(REPORTS, command.toArray(String[]::new)));

                // Then
                assertHarmless(console, folder, "4.2.0");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "inspect"})
    void ofFilesAndImagesIsHarmless(String verb) throws Exception {
        try (Site site = Site.in(folder)) {
            // Given: names as a file system and an archive may hold them
            Path plugins = Files.createDirectories(site.core().resolve("plugins"));
            String name = "forged " + NASTY.replace("/", "");
            Files.write(plugins.resolve(name + ".tgz"), "no archive".getBytes(StandardCharsets.UTF_8));
            Path layout = Files.createDirectories(plugins.resolve("layout"));
            Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
            Files.writeString(
                    layout.resolve("index.json"),
                    "{\"schemaVersion\": 2, \"manifests\": [{\"mediaType\": %1$s, \"digest\": %1$s, \"size\": 1, \"annotations\":"
                                    .formatted(quoted(NASTY))
                            + " {\"org.opencontainers.image.ref.name\": " + quoted(NASTY) + "}}]}");

            // When
            Console console = verb.equals("plan")
                    ? site.run("plan", with(REPORTS)).exits(3)
                    : site.commandLine().run(with(REPORTS, "inspect")).exits(3);

            // Then
            assertHarmless(console, site.core(), "forged");
        }
    }
}
