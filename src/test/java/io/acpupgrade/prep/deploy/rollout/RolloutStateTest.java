package io.acpupgrade.prep.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import org.junit.jupiter.api.Test;

class RolloutStateTest {
    private static RolloutState of(String yaml) throws JsonProcessingException {
        return RolloutState.of(KubernetesObject.of(new YAMLMapper().readTree(yaml)));
    }

    @Test
    void isReadyWhenAllRunTheNewTemplateAndNoneTheOld() throws Exception {
        assertThat(of("{metadata: {generation: 2}, spec: {replicas: 2}, status: {observedGeneration: 2, replicas: 2,"
                                + " updatedReplicas: 2, availableReplicas: 2}}")
                        .isReady())
                .isTrue();
    }

    @Test
    void isNotReadyBeforeTheControllerHasSeenTheChange() throws Exception {
        RolloutState state = of("{metadata: {generation: 3}, spec: {replicas: 1}, status: {observedGeneration: 2,"
                + " replicas: 1, updatedReplicas: 1, availableReplicas: 1}}");
        assertThat(state.isReady()).isFalse();
        assertThat(state.description()).hasToString("not seen by Kubernetes' controller yet");
    }

    @Test
    void isNotReadyWhileAnOldReplicaIsThere() throws Exception {
        RolloutState state = of("{metadata: {generation: 2}, spec: {replicas: 2}, status: {observedGeneration: 2,"
                + " replicas: 3, updatedReplicas: 2, availableReplicas: 2}}");
        assertThat(state.isReady()).isFalse();
        assertThat(state.description())
                .hasToString("2 of 2 ready, 2 of the new ones started, 1 of the old ones still there");
    }

    @Test
    void defaultsToOneReplica() throws Exception {
        assertThat(of("{metadata: {generation: 1}, status: {observedGeneration: 1}}")
                        .desired())
                .isOne();
    }

    @Test
    void reportsAnExceededProgressDeadline() throws Exception {
        assertThat(
                        of("{status: {conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]}}")
                                .progressDeadlineExceeded())
                .isTrue();
    }
}
