package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.played.PlayedKubernetes;
import io.acpupgrade.fixture.played.PodOutcome;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at a time, one of which is stopped in the middle and woken when the other has done the work. */
@Timeout(180)
@SuppressWarnings("try") // the actors play while their resource is open
@Tag("any-jdk")
class StoppedRunIT {
    private static final String NAMESPACE = "cpaas-system";
    private static final String OPERATOR = "cluster-version-operator";

    @TempDir
    Path folder;

    @Test
    void aRunThatIsWokenAfterAnotherTookItsLeaseWritesNothingMore() throws Exception {
        try (DemoPlatform platform = DemoPlatform.start(folder);
                PlayedKubernetes kubernetes =
                        PlayedKubernetes.on(platform.cluster(), new PodOutcome.Runs(Duration.ofSeconds(20)))) {
            Path core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
            Program upgrade = UpgradeScript.in(folder)
                    .program()
                    .with("--package", core.toString(), "--no-wait")
                    .with("--kubeconfig", platform.cluster().kubeconfig().toString());
            try (Program.Running stopped = upgrade.start()) {
                // Given a run that has begun to write, and sleeps
                Eventually.await(
                        "the operator is being rolled out",
                        () -> operator(platform).isPresent());
                stopped.signal("STOP");

                // When
                Finished other = upgrade.run();
                other.exits(0);
                JsonNode done = operator(platform).orElseThrow();
                stopped.signal("CONT");
                Finished woken = stopped.await(Duration.ofSeconds(60));

                // Then
                assertThat(other.err()).contains("taking it over if it is silent for 15 s", "taken over from process");
                assertThat(woken.exits(8).err()).contains("Holding the Lease acp-upgrade: ");
                assertThat(operator(platform).orElseThrow().at("/metadata/resourceVersion"))
                        .isEqualTo(done.at("/metadata/resourceVersion"));
            }
        }
    }

    private static Optional<JsonNode> operator(DemoPlatform platform) {
        return platform.cluster().object("deployments.apps", NAMESPACE, OPERATOR);
    }
}
