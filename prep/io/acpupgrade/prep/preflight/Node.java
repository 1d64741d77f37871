package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a node that checks need.
 *
 * @param runtime such as {@code containerd://1.7.20}; empty texts are unknown
 */
public record Node(
        String name,
        Map<String, String> labels,
        String kubelet,
        String runtime,
        String kernel,
        String architecture,
        List<Condition> conditions) {
    private static final List<String> CONTROL_PLANE =
            List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    static Node parse(KubernetesObject object) {
        FieldReader json = object.fields();
        return new Node(
                object.name(),
                object.labels(),
                json.textOrEmpty("/status/nodeInfo/kubeletVersion"),
                json.textOrEmpty("/status/nodeInfo/containerRuntimeVersion"),
                json.textOrEmpty("/status/nodeInfo/kernelVersion"),
                json.textOrEmpty("/status/nodeInfo/architecture"),
                json.conditions());
    }

    public boolean isControlPlane() {
        return CONTROL_PLANE.stream().anyMatch(labels::containsKey);
    }

    public Optional<Condition> condition(String type) {
        return conditions.stream().filter(one -> one.type().equals(type)).findFirst();
    }
}
