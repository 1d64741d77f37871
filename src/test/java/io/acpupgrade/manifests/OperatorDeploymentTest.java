package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperatorDeploymentTest {
    private static final List<ManifestFile> FILES = ManifestFile.in("operator");

    private final Deployment deployment =
            ManifestFile.all(FILES, Deployment.class).get(0);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);

    @Test
    void hasTheNamesByWhichTheProgramKnowsIt() {
        assertThat(deployment.getMetadata().getNamespace()).isEqualTo("cpaas-system");
        assertThat(deployment.getMetadata().getName()).isEqualTo("cluster-version-operator");
        assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("cluster-version-operator");
        assertThat(pod.getInitContainers()).isEmpty();
    }

    @Test
    void leavesRoomForTheRegistryInBothImages() {
        assertThat(container.getImage()).isEqualTo("acp/cluster-version-operator");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().equals("RELEASE_IMAGE"))
                .extracting(EnvVar::getValue)
                .containsExactly("acp/product-image");
    }

    @Test
    void selectsItsOwnPodsAsTheDisruptionBudgetAndTheSpreadDo() {
        // Given
        Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
        PodDisruptionBudget budget =
                ManifestFile.all(FILES, PodDisruptionBudget.class).get(0);

        // Then
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels()).containsAllEntriesOf(selector);
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(selector);
        assertThat(budget.getMetadata().getNamespace())
                .isEqualTo(deployment.getMetadata().getNamespace());
        assertThat(pod.getTopologySpreadConstraints())
                .extracting(spread -> spread.getLabelSelector().getMatchLabels())
                .containsExactly(selector);
    }

    @Test
    void letsEveryDrainThrough() {
        PodDisruptionBudget budget =
                ManifestFile.all(FILES, PodDisruptionBudget.class).get(0);
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(budget.getSpec().getMinAvailable()).isNull();
        assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
    }

    @Test
    void runsUnderTheOperatorsAccountAndAsksForItsToken() {
        ServiceAccount account = ManifestFile.all(FILES, ServiceAccount.class).get(0);
        assertThat(pod.getServiceAccountName()).isEqualTo(account.getMetadata().getName());
        assertThat(account.getMetadata().getNamespace())
                .isEqualTo(deployment.getMetadata().getNamespace());
        assertThat(pod.getAutomountServiceAccountToken()).isTrue();
    }

    @Test
    void sharesNothingWithItsNode() {
        assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
                .containsOnlyNulls();
        assertThat(pod.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    }

    @Test
    void dropsAllPrivilegesOfItsContainer() {
        SecurityContext context = container.getSecurityContext();
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getPrivileged()).isFalse();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(context.getCapabilities().getAdd()).isEmpty();
    }

    @Test
    void boundsWhatItUses() {
        for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
            Quantity request = container.getResources().getRequests().get(resource);
            Quantity limit = container.getResources().getLimits().get(resource);
            assertThat(request).isNotNull().isLessThanOrEqualTo(limit);
        }
        assertThat(pod.getVolumes())
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @Test
    void isProbedThreeTimesOnAPortThatItNames() {
        List<Probe> probes =
                List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
        assertThat(probes)
                .extracting(probe -> probe.getHttpGet().getPath())
                .containsExactly("/healthz", "/readyz", "/healthz");
        assertThat(container.getPorts())
                .extracting(ContainerPort::getName)
                .containsAll(probes.stream()
                        .map(probe -> probe.getHttpGet().getPort().getStrVal())
                        .toList());
    }

    @Test
    void keepsOneReplicaWorkingWhateverNodeGoes() {
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(pod.getPriorityClassName()).isEqualTo("system-cluster-critical");
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(pod.getTopologySpreadConstraints())
                .extracting(TopologySpreadConstraint::getTopologyKey, TopologySpreadConstraint::getWhenUnsatisfiable)
                .containsExactly(tuple("kubernetes.io/hostname", "ScheduleAnyway"));
    }

    @Test
    void mayRunOnTheControlPlaneAndElsewhereToo() {
        assertThat(pod.getTolerations())
                .extracting(Toleration::getKey)
                .containsExactly("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");
        assertThat(pod.getAffinity().getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution())
                .isNull();
        assertThat(pod.getAffinity().getNodeAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .hasSize(2);
    }

    @Test
    void limitsAStalledRollout() {
        assertThat(deployment.getSpec().getProgressDeadlineSeconds()).isEqualTo(300);
        int patience = container.getStartupProbe().getPeriodSeconds()
                * container.getStartupProbe().getFailureThreshold();
        assertThat(patience + deployment.getSpec().getMinReadySeconds())
                .as("seconds in which one replica may start")
                .isLessThan(deployment.getSpec().getProgressDeadlineSeconds());
    }

    @Test
    void electsItsLeaderWithTheLeaseThatItMayWrite() {
        String lease = container.getEnv().stream()
                .filter(variable -> variable.getName().equals("LEADER_ELECTION_LEASE"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
        assertThat(Rights.in(FILES))
                .anyMatch(right -> right.allows("update", "coordination.k8s.io", "leases", lease))
                .noneMatch(right -> right.allows("update", "coordination.k8s.io", "leases", "another"));
    }
}
