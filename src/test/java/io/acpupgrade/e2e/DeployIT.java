package io.acpupgrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.DemoPlatform;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.played.PlayedKubernetes;
import io.acpupgrade.fixture.played.PlayedOperator;
import io.acpupgrade.fixture.played.PodOutcome;
import io.acpupgrade.fixture.process.Eventually;
import io.acpupgrade.fixture.process.Finished;
import io.acpupgrade.fixture.process.Program;
import io.acpupgrade.fixture.process.UpgradeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole run in a process of its own, and what becomes of it when it is stopped. */
@Timeout(120)
@SuppressWarnings("try") // the actors play while their resource is open
class DeployIT {
    private static final String DEPLOYMENT = "deployments.apps";
    private static final String NAMESPACE = "cpaas-system";
    private static final String OPERATOR = "cluster-version-operator";

    @TempDir
    Path folder;

    private DemoPlatform platform;
    private Path core;

    @BeforeEach
    void start() throws Exception {
        platform = DemoPlatform.start(folder);
        core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Program upgrade() {
        return UpgradeScript.in(folder).program().with("--package", core.toString(), "--kubeconfig", kubeconfig());
    }

    private String kubeconfig() {
        return platform.cluster().kubeconfig().toString();
    }

    @Test
    void kubectlShowsWhatThereIsInUsefulColumns() {
        try (PlayedKubernetes kubernetes = PlayedKubernetes.on(platform.cluster());
                PlayedOperator operator = PlayedOperator.on(platform.cluster(), "4.2.0")) {
            // Given
            upgrade().run().exits(0);

            // When
            Finished shown = Program.of(folder, "kubectl", "--kubeconfig", kubeconfig(), "get")
                    .with("cvsh,productmanifests", "-A")
                    .env("HOME", folder.toString())
                    .run()
                    .exits(0);

            // Then
            assertThat(shown.out())
                    .containsPattern("NAMESPACE +NAME +CURRENT +.*AGE")
                    .containsPattern("cpaas-system +clusterversionshadow.config.alauda.io/global +4[.]2[.]0")
                    .containsPattern("productmanifest.product.alauda.io/v4[.]3[.]0 +4[.]3[.]0 +True");
        }
    }

    @Test
    void controlCDuringTheWaitLeavesTheOperatorToItself() throws Exception {
        try (PlayedKubernetes kubernetes = PlayedKubernetes.on(platform.cluster());
                Program.Running run = upgrade().start()) {
            // Given an operator that has nothing to offer
            Eventually.await(
                    "the run makes the release known",
                    () -> platform.cluster()
                            .object("CustomResourceDefinition", "", "productmanifests.product.alauda.io")
                            .flatMap(there -> platform.cluster().object("ProductManifest", "", "v4.3.0"))
                            .isPresent());
            Eventually.await("and waits", () -> Files.readString(run.err()).contains("Waiting   for the operator"));

            // When
            run.signal("INT");
            Finished stopped = run.await(Duration.ofSeconds(20));

            // Then
            stopped.exits(130);
            assertThat(stopped.err())
                    .contains("STOPPED   The operator runs, and goes on to publish the release without this program.");
            assertThat(holder()).isEmpty();
        }
    }

    @Test
    void theSameCommandAfterAKillSeesTheRolloutThrough() throws Exception {
        PodOutcome slow = new PodOutcome.Runs(Duration.ofSeconds(6));
        try (PlayedKubernetes kubernetes = PlayedKubernetes.on(platform.cluster(), slow);
                PlayedOperator operator = PlayedOperator.on(platform.cluster(), "4.2.0")) {
            // Given
            try (Program.Running run = upgrade().start()) {
                Eventually.await(
                        "the operator is being rolled out",
                        () -> platform.cluster()
                                .object(DEPLOYMENT, NAMESPACE, OPERATOR)
                                .isPresent());
                run.signal("KILL");
                run.await(Duration.ofSeconds(20));
            }
            assertThat(holder()).isNotEmpty();

            // When
            Finished again = upgrade().run();

            // Then
            assertThat(again.exits(0).err())
                    .contains("which has ended without releasing it")
                    .contains("Offer     4.3.0 is on offer");
            assertThat(holder()).isEmpty();
        }
    }

    private String holder() {
        JsonNode lease = platform.cluster()
                .object("leases.coordination.k8s.io", NAMESPACE, "acp-upgrade")
                .orElseThrow();
        return lease.at("/spec/holderIdentity").asText();
    }
}
