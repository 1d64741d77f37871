package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Terminal;
import io.acpupgrade.fixture.process.UpgradeScript;
import io.acpupgrade.prep.text.PrintableJson;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has written into a cluster does nothing to the terminal on which it is shown. */
@Tag("any-jdk")
class ForeignTextTerminalIT {
    /** Clears the screen, sets the window's title, switches to the second screen, and forges a line. */
    private static final String NASTY = "\u001b[2J\u001b]2;owned\u0007\u001b[?1049h\u202e\r\nFAILED    forged";

    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        cluster.load("/cluster/healthy.yaml");
        cluster.load("/manifests/operator/20-crd-clusterversionshadows.yaml");
        String text = new PrintableJson(new ObjectMapper().writeValueAsString("words " + NASTY)).text();
        cluster.create("""
                {"apiVersion": "config.alauda.io/v1alpha1", "kind": "ClusterVersionShadow",
                 "metadata": {"name": "global", "namespace": "cpaas-system"}, "spec": {"desiredUpdate": {"version": "4.3.0"}},
                 "status": {"current": {"version": "4.2.0"}, "desired": {"version": "4.3.0"},
                  "conditions": [{"type": "Stalled", "status": "True", "reason": %1$s, "message": %1$s}],
                  "preflight": {"checks": [{"name": %1$s, "policy": "Always", "state": "Failed", "reason": %1$s,
                                            "message": %1$s}]}}}
                """.formatted(text));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --details", "status --watch", "--preflight"})
    void isShownAndDoesNothing(String command) throws Exception {
        // When
        String line = "HOME=. bash " + UpgradeScript.RELEASE.resolve("upgrade.sh") + " " + command + " --kubeconfig "
                + cluster.kubeconfig();
        try (Terminal terminal = Terminal.showing(folder, line)) {
            // Then
            Eventually.await("the words", () -> terminal.printed().contains("\\u001b[2J"));
            assertThat(terminal.title()).doesNotContain("owned");
            assertThat(terminal.printed().lines().map(String::strip))
                    .noneMatch(shown -> shown.startsWith("FAILED    forged"));
        }
    }
}
