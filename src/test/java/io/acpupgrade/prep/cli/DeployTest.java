package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.played.PodOutcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when the cluster version operator is deployed. */
@Timeout(60)
class DeployTest {
    private static final String NAMESPACE = "cpaas-system";
    private static final String OPERATOR = "cluster-version-operator";

    @TempDir
    Path folder;

    @Test
    void installsTheOperatorForTheFirstTime() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // When
            Console console = site.deploy().exits(0);

            // Then
            console.withoutProgress().readsLike("deploy-first");
            assertThat(site.image())
                    .startsWith(site.site().registry().host() + "/acp/cluster-version-operator@sha256:");
            JsonNode release =
                    site.cluster().object("ProductManifest", "", "v4.3.0").orElseThrow();
            assertThat(release.at("/spec/version").asText()).isEqualTo("4.3.0");
            JsonNode lease = site.cluster()
                    .object("leases.coordination.k8s.io", NAMESPACE, "acp-upgrade")
                    .orElseThrow();
            assertThat(lease.at("/spec/holderIdentity").asText()).isEmpty();
        }
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.deploy().exits(0);
            String before = site.cluster()
                    .object("deployments.apps", NAMESPACE, OPERATOR)
                    .orElseThrow()
                    .toString();

            // When
            Console console = site.deploy().exits(0);

            // Then
            console.withoutProgress().readsLike("deploy-nothing-to-do");
            assertThat(site.cluster()
                            .object("deployments.apps", NAMESPACE, OPERATOR)
                            .orElseThrow()
                            .toString())
                    .isEqualTo(before);
        }
    }

    @Test
    void bringsTheOperatorUpToTheNextRelease() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.deploy().exits(0);
            String before = site.image();

            // When
            Console console = site.deployFrom(site.next()).exits(0);

            // Then
            console.withoutProgress().readsLike("deploy-update");
            assertThat(site.image()).isNotEqualTo(before);
            assertThat(site.cluster()
                            .object("deployments.apps", NAMESPACE, OPERATOR)
                            .orElseThrow()
                            .at("/metadata/annotations/acp-upgrade.io~1cluster-version-operator")
                            .asText())
                    .isEqualTo("acp/cluster-version-operator:v4.3.1");
            assertThat(site.cluster().objects("events", NAMESPACE))
                    .anySatisfy(
                            event -> assertThat(event.path("message").asText()).contains("release 4.3.1"));
        }
    }

    @Test
    void rollsBackIfTheNewImageCannotBePulled() throws Exception {
        PodOutcome refused =
                new PodOutcome.CannotPull("Back-off pulling image: x509: certificate signed by unknown authority");
        try (OperatorSite site = OperatorSite.in(folder, PodOutcome.runs(), refused)) {
            // Given
            site.deploy().exits(0);
            String before = site.image();

            // When
            Console console = site.deployFrom(site.next()).exits(8);

            // Then
            console.withoutProgress().readsLike("deploy-rollback");
            assertThat(site.image()).isEqualTo(before);

            // and a fixed release is deployed without any force option
            site.deployFrom(site.next()).exits(0);
        }
    }

    @Test
    void showsTheRolloutProgress() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder, new PodOutcome.Runs(Duration.ofSeconds(3)))) {
            assertThat(site.deploy().exits(0).err())
                    .contains(
                            "Rollout   Deployment cpaas-system/cluster-version-operator: 0 of 2 ready, 1 of the new ones"
                                    + " started");
        }
    }

    @Test
    void keepsACrashingFirstInstallationForInspection() throws Exception {
        PodOutcome crash = new PodOutcome.Crashes("starting\npanic: no RELEASE_IMAGE\n");
        try (OperatorSite site = OperatorSite.in(folder, crash)) {
            // a real API server asks a kubelet for the log
            site.cluster().fakeOnly();
            site.deploy().exits(8).withoutProgress().readsLike("deploy-crash");
            assertThat(site.cluster().object("deployments.apps", NAMESPACE, OPERATOR))
                    .isPresent();
        }
    }

    @Test
    void saysWhatIsNotReadyAtTheTimeout() throws Exception {
        PodOutcome never = new PodOutcome.NeverReady("containers with unready status: [cluster-version-operator]");
        try (OperatorSite site = OperatorSite.in(folder, never)) {
            site.deploy("--timeout", "6s").exits(9).withoutProgress().readsLike("deploy-timeout");
        }
    }

    @Test
    void namesTheOwnersOfConflictingFields() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.deploy().exits(0);
            scaledByAnotherManager(site);

            // When, Then
            site.deploy().exits(8).withoutProgress().readsLike("deploy-conflict");
            site.deploy("--force-conflicts").exits(0).withoutProgress().readsLike("deploy-forced");
        }
    }

    private void scaledByAnotherManager(OperatorSite site) {
        JsonNode deployment =
                site.cluster().object("deployments.apps", NAMESPACE, OPERATOR).orElseThrow();
        site.cluster().create(deployment.toString().replace("\"replicas\":2", "\"replicas\":3"));
    }

    @Test
    void listsEveryRightThatIsMissing() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.cluster().fakeOnly().deny("patch", "apps", "deployments");
            site.cluster().fakeOnly().deny("create", "coordination.k8s.io", "leases");

            // When, Then
            site.deploy().exits(8).withoutProgress().readsLike("deploy-no-rights");
            assertThat(site.cluster().object("deployments.apps", NAMESPACE, OPERATOR))
                    .isEmpty();
        }
    }

    @Test
    @SuppressWarnings("try") // the other run holds the Lease while its resource is open
    void namesTheHolderOfTheLease() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            try (RenewedLock other = RenewedLock.of(site.cluster(), "node-2/4711/2026-06-01T02:00:00Z")) {
                // When, Then
                site.deploy().exits(8).withoutProgress().readsLike("deploy-lease-held");
            }
        }
    }

    @Test
    @SuppressWarnings("try") // the other run holds the Lease while its resource is open
    void namesTheHolderOfTheLeaseInADryRunToo() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder);
                RenewedLock other = RenewedLock.of(site.cluster(), "node-2/4711/2026-06-01T02:00:00Z")) {
            assertThat(site.deploy("--dry-run").exits(0).err())
                    .contains("another run holds the Lease cpaas-system/acp-upgrade: process 4711 on node-2");
        }
    }

    @Test
    void showsWhatWouldChange() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // When
            site.deploy("--dry-run").exits(0).withoutProgress().readsLike("deploy-dry-run-first");

            // Then
            assertThat(site.cluster().object("deployments.apps", NAMESPACE, OPERATOR))
                    .isEmpty();

            // and of an update
            site.deploy().exits(0);
            site.deployFrom(site.next(), "--dry-run").exits(0).withoutProgress().readsLike("deploy-dry-run-update");
        }
    }
}
