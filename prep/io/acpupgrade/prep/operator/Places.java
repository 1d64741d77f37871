package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.cluster.ResourceType;

/** Where things are on an ACP platform. */
final class Places {
    private Places() {}

    /** The object in the namespace that it names, else in the platform's, where its kind lives in namespaces. */
    static KubernetesObject placed(KubernetesObject object, ResourceType type) {
        return type.isNamespaced() && object.namespace().isEmpty()
                ? object.with(json -> json.withObject("/metadata").put("namespace", ProductBase.NAMESPACE))
                : object;
    }
}
