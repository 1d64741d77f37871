package io.acpupgrade.prep.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.SettableClock;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.RecordingLog;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseAvailabilityTest {
    private static final PlatformVersion VERSION =
            PlatformVersion.parse("4.3.0").orElseThrow();
    private static final String NAMESPACE = "cpaas-system";

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    /** A wait whose time is over after so many looks at the clock. */
    private static Deadline looks(int count) {
        LongSupplier ticks = new LongSupplier() {
            private long nanos;

            @Override
            public long getAsLong() {
                return nanos += Duration.ofSeconds(1).toNanos();
            }
        };
        return Deadline.in(Duration.ofSeconds(count), new Clocks(SettableClock.now(), ticks));
    }

    private ReleaseState await(TestCluster cluster, int looks) throws Exception {
        try (ClusterConnection connection = connect(cluster)) {
            KubernetesApi api = connection.api();
            ReleaseManifest manifest = new ReleaseManifest(api, new RecordingLog(log), VERSION);
            ObjectName name = manifest.nameFor(manifest.type().orElseThrow());
            return availability(api).await(name, looks(looks));
        }
    }

    private ReleaseAvailability availability(KubernetesApi api) {
        return new ReleaseAvailability(api, new RecordingLog(log), VERSION, Optional.empty());
    }

    private static ClusterConnection connect(TestCluster cluster) throws Exception {
        return new ClusterAccess(Optional.of(cluster.kubeconfig()), Optional.empty(), Map.of()).connect();
    }

    private static void ready(TestCluster cluster, String status) {
        cluster.load("/manifests/operator/21-crd-productmanifests.yaml");
        cluster.create("""
                apiVersion: product.alauda.io/v1alpha1
                kind: ProductManifest
                metadata: {name: v4.3.0}
                spec: {version: 4.3.0}
                status: {conditions: [{type: Ready, status: "%s", reason: Syncing, message: reading the images}]}
                """.formatted(status));
    }

    private static void shadow(TestCluster cluster, String status) {
        cluster.load("/manifests/operator/20-crd-clusterversionshadows.yaml");
        cluster.create("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: global, namespace: cpaas-system}
                """);
        cluster.writeStatus("ClusterVersionShadow", NAMESPACE, "global", status);
    }

    @Test
    void endsWhereTheReleaseIsReadyAndOnOffer() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            ready(cluster, "True");
            shadow(cluster, "{current: {version: 4.2.1}, availableUpdates: [{version: 4.3.0}]}");

            // Then
            assertThat(await(cluster, 1000).state()).isEqualTo(ReleaseState.State.ON_OFFER);
        }
    }

    @Test
    void saysWhatTheManifestIsWaitingForWhereTheTimeIsOver() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            ready(cluster, "False");
            shadow(cluster, "{current: {version: 4.2.1}}");

            // When
            DeployException failure = catchThrowableOfType(DeployException.class, () -> await(cluster, 20));

            // Then
            assertThat(failure.kind()).isEqualTo(DeployException.Kind.TIMED_OUT);
            assertThat(Message.english(failure.details()))
                    .singleElement()
                    .asString()
                    .contains("Syncing: reading the images");
            assertThat(failure.remedy().english())
                    .contains("kubectl")
                    .contains("logs deployment/cluster-version-operator");
        }
    }

    @Test
    void isNotOfferedWhereTheOperatorIsReadyAndOffersNothing() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            ready(cluster, "True");
            shadow(cluster, "{current: {version: 4.2.1}}");

            // Then
            assertThat(await(cluster, 20).state()).isEqualTo(ReleaseState.State.NOT_OFFERED);
        }
    }

    @Test
    void readsTheStateWithoutWaiting() throws Exception {
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM);
                ClusterConnection connection = connect(cluster)) {
            // Given
            shadow(cluster, "{current: {version: 4.3.0}}");

            // Then
            assertThat(availability(connection.api()).readState().state()).isEqualTo(ReleaseState.State.CURRENT);
        }
    }
}
