package io.acpupgrade.prep.deploy.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import org.junit.jupiter.api.Test;

class ObjectDiffTest {
    private static KubernetesObject object(String yaml) throws JsonProcessingException {
        return KubernetesObject.of(new YAMLMapper().readTree(yaml));
    }

    @Test
    void listsAddedChangedAndRemovedFields() throws Exception {
        // Given
        KubernetesObject before = object("{kind: A, spec: {gone: 1, same: 2, list: [a, b], changed: x}}");
        KubernetesObject after = object("{kind: A, spec: {same: 2, list: [a, c, d], changed: y, new.name/x: 3}}");

        // Then
        assertThat(ObjectDiff.between(before, after))
                .containsExactlyInAnyOrder(
                        "- spec.gone: 1",
                        "~ spec.changed: \"x\" → \"y\"",
                        "~ spec.list[1]: \"b\" → \"c\"",
                        "+ spec.list[2]: \"d\"",
                        "+ spec[\"new.name/x\"]: 3");
    }

    @Test
    void leavesOutServerManagedFields() throws Exception {
        // Given
        KubernetesObject before =
                object("{kind: A, metadata: {resourceVersion: '1', generation: 1, uid: x}, status: {a: 1}}");
        KubernetesObject after =
                object("{kind: A, metadata: {resourceVersion: '2', generation: 2, managedFields: []}, status: {a: 2}}");

        // Then
        assertThat(ObjectDiff.between(before, after)).isEmpty();
    }

    @Test
    void hidesTheDataOfASecret() throws Exception {
        // Given
        KubernetesObject before = object("{kind: Secret, data: {password: b2xk}}");
        KubernetesObject after = object("{kind: Secret, data: {password: bmV3}}");

        // Then
        assertThat(ObjectDiff.between(before, after)).containsExactly("~ data.password: (hidden) → (hidden)");
    }
}
