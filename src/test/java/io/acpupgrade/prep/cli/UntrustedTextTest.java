package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.prep.text.PrintableJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from a cluster, a file or an argument is shown and has no effect on the terminal. */
@Tag("any-jdk")
class UntrustedTextTest {
    /** Clears the screen, sets its title, reverses the writing direction, and forges a line of output. */
    private static final String NASTY = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u200b\r\nFAILED    forged";

    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        cluster.load("/cluster/healthy.yaml");
        cluster.create("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: clusterversionshadows.shadow.example.com}
                spec:
                  group: shadow.example.com
                  scope: Namespaced
                  names: {kind: ClusterVersionShadow, plural: clusterversionshadows, singular: clusterversionshadow}
                  versions:
                  - name: v1alpha1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """);
        String text = new PrintableJson(new ObjectMapper().writeValueAsString(NASTY)).text();
        cluster.create("""
                apiVersion: shadow.example.com/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: global, namespace: cpaas-system}
                spec: {desiredUpdate: {version: 4.3.0}}
                status:
                  current: {version: 4.2.0}
                  desired: {version: 4.3.0, image: %1$s}
                  conditions:
                  - {type: %1$s, status: "True", reason: %1$s, message: %1$s}
                  - {type: Stalled, status: "True", reason: %1$s, message: %1$s}
                  preflight:
                    observedAt: "%2$s"
                    checks:
                    - {name: %1$s, policy: %1$s, state: Failed, reason: %1$s, message: %1$s}
                    - {name: ClusterRunning, policy: Always, state: %1$s, reason: %1$s, message: %1$s}
                """.formatted(text, Instant.now()));
        cluster.create("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: admin-gates, namespace: cpaas-system}
                data:
                  ack-4.3-look: %s
                """.formatted(text));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Console run(String... arguments) {
        return CommandLineRun.in(folder)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run(arguments);
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("--preflight", "--timeout", "1s", "--verbose"),
                List.of("--preflight", "--timeout", "1s", "--output", "json"),
                List.of("status", "--details"),
                List.of("status", "--all"),
                List.of("status", "--output", "json"),
                List.of("request", "--to", "4.3.0", "--yes", "--preflight-timeout", "1s"),
                List.of("request", "--to", NASTY, "--yes"),
                List.of("status", "--cluster", NASTY, "--verbose"),
                List.of("status", "--kubeconfig", NASTY, "--verbose"),
                List.of("status", "--context", NASTY, "--verbose"),
                List.of("inspect", NASTY, "--verbose"),
                List.of("plan", "--package", NASTY, "--verbose"),
                List.of("plan", "--registry", NASTY),
                List.of("--" + NASTY),
                List.of(NASTY));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void untrustedTextNeitherControlsTheTerminalNorForgesALine(List<String> command) {
        // When
        Console console = run(command.toArray(String[]::new));

        // Then
        String all = console.out() + console.err();
        assertThat(all.codePoints().filter(character -> character != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR);
        assertThat(all.lines().map(String::strip)).noneMatch(line -> line.startsWith("FAILED    forged"));
    }

    @Test
    void thePageShowsItEscaped() throws Exception {
        // When
        run("--preflight", "--timeout", "1s", "--report-html", "page.html", "--report", "report.json");

        // Then
        for (String name : List.of("page.html", "report.json")) {
            String text = Files.readString(folder.resolve(name));
            assertThat(text).containsIgnoringCase("\\u001b[2J");
            assertThat(text.codePoints().filter(character -> character != '\n').mapToObj(Character::getType))
                    .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT);
        }
    }
}
