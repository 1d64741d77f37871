package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.operator.DeployException.Kind;
import java.util.List;

/** Where things are on an ACP platform. */
final class Places {
    private Places() {}

    /** The object in the namespace that it names, else in the platform's, where its kind lives in namespaces. */
    static KubernetesObject placed(KubernetesObject object, ResourceType type) {
        return type.isNamespaced() && object.namespace().isEmpty()
                ? object.with(json -> json.withObject("/metadata").put("namespace", ProductBase.NAMESPACE))
                : object;
    }

    /** The name under which an object of the manifests is found in the cluster. */
    static ObjectName nameOf(KubernetesApi api, KubernetesObject object) throws ClusterException, DeployException {
        ResourceType type = api.type(object.apiVersion(), object.kind()).orElseThrow(() -> notServed(object));
        return placed(object, type).named(type);
    }

    static DeployException notServed(KubernetesObject object) {
        return new DeployException(
                Kind.FAILED,
                "Deploying " + object + ": this cluster serves no " + object.kind() + " in " + object.apiVersion(),
                List.of(),
                "Install what defines that kind first, or use manifests for this version of Kubernetes.");
    }
}
