package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.problem.Message;
import java.util.List;

/** Resolves objects of the manifests to objects of the cluster. */
public final class ObjectResolver {
    private ObjectResolver() {}

    /** Puts a namespaced object that names no namespace into the platform's. */
    public static KubernetesObject withDefaultNamespace(KubernetesObject object, ResourceType type) {
        return type.isNamespaced() && object.namespace().isEmpty()
                ? object.with(json -> json.withObject("/metadata").put("namespace", ProductBase.NAMESPACE))
                : object;
    }

    /** The name of a manifest's object in the cluster. */
    public static ObjectName nameOf(KubernetesApi api, KubernetesObject object)
            throws ClusterException, DeployException {
        ResourceType type = api.type(object.apiVersion(), object.kind()).orElseThrow(() -> notServed(object));
        return withDefaultNamespace(object, type).named(type);
    }

    public static DeployException notServed(KubernetesObject object) {
        return new DeployException(
                Kind.FAILED,
                Message.of("deploy.kind-not-served", object, object.kind(), object.apiVersion()),
                List.of(),
                Message.of("deploy.kind-not-served-remedy"));
    }
}
