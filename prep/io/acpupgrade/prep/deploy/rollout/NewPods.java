package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pods of a Deployment's current ReplicaSet; pods of older ones are left out. */
record NewPods(KubernetesApi api) {
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";

    List<KubernetesObject> of(KubernetesObject deployment) throws ClusterException {
        Map<String, String> labels = deployment.fields().map("/spec/selector/matchLabels");
        String selector = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        Optional<String> hash = templateHash(deployment, selector);
        List<KubernetesObject> pods = new ArrayList<>();
        api.list(
                selector(
                        ResourceType.PODS,
                        deployment,
                        selector + hash.map(value -> "," + HASH + "=" + value).orElse("")),
                pods::add);
        return pods;
    }

    private Optional<String> templateHash(KubernetesObject deployment, String selector) throws ClusterException {
        Optional<String> revision = Optional.ofNullable(deployment.annotations().get(REVISION));
        List<String> hashes = new ArrayList<>();
        if (revision.isPresent()) {
            api.list(selector(ResourceType.REPLICA_SETS, deployment, selector), set -> {
                if (revision.get().equals(set.annotations().get(REVISION))
                        && set.labels().containsKey(HASH)) {
                    hashes.add(set.labels().get(HASH));
                }
            });
        }
        return hashes.stream().findFirst();
    }

    private static ObjectSelector selector(ResourceType type, KubernetesObject deployment, String selector) {
        return ObjectSelector.all(type)
                .inNamespace(deployment.namespace().orElse(ProductBase.NAMESPACE))
                .withLabels(selector);
    }
}
