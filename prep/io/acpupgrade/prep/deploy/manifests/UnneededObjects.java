package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which objects an operator installation does not need: a careless or manipulated package must not bring
 * webhooks, jobs or rights of others into the cluster unasked.
 *
 * @param operatorNamespace the namespace in which the operator runs
 */
record UnneededObjects(String operatorNamespace) {
    private static final String PLATFORM_NAMESPACE = ProductBase.NAMESPACE;
    private static final String SYSTEM_NAMESPACE = "kube-system";
    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");

    /** The needed kinds, by API group. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "", Set.of("Namespace", "ServiceAccount", "ConfigMap", "Service"),
            "apps", Set.of("Deployment"),
            "rbac.authorization.k8s.io", Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"),
            "apiextensions.k8s.io", Set.of("CustomResourceDefinition"),
            "networking.k8s.io", Set.of("NetworkPolicy"),
            "policy", Set.of("PodDisruptionBudget"),
            "scheduling.k8s.io", Set.of("PriorityClass"));

    /** Kubernetes' user-facing roles. */
    private static final Set<String> BUILT_IN_ROLES = Set.of("cluster-admin", "admin", "edit", "view");
    /** ConfigMaps that administrators maintain. */
    private static final Set<String> ADMIN_CONFIG_MAPS = Set.of("cvo-config", "admin-acks");

    /** Why the object is not needed; empty where it is. */
    Optional<Message> reason(KubernetesObject object) {
        if (OperatorManifests.isOperator(object)) {
            return Optional.empty();
        }
        if (!NEEDED.getOrDefault(group(object), Set.of()).contains(object.kind())) {
            return Optional.of(Message.of("manifests.unneeded-kind", object.kind()));
        }
        return namespaceReason(object).or(() -> contentReason(object));
    }

    private static String group(KubernetesObject object) {
        String version = object.apiVersion();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    private Optional<Message> namespaceReason(KubernetesObject object) {
        String namespace = object.kind().equals("Namespace")
                ? object.name()
                : object.namespace().orElse(operatorNamespace);
        boolean isControlPlaneRole = namespace.equals(SYSTEM_NAMESPACE)
                && Set.of("Role", "RoleBinding").contains(object.kind());
        return namespace.equals(operatorNamespace) || namespace.equals(PLATFORM_NAMESPACE) || isControlPlaneRole
                ? Optional.empty()
                : Optional.of(Message.of("manifests.other-namespace", namespace));
    }

    private Optional<Message> contentReason(KubernetesObject object) {
        if (BINDINGS.contains(object.kind()) && !bindsOperatorOnly(object)) {
            return Optional.of(Message.of("manifests.rights-for-others"));
        }
        if (object.kind().equals("ClusterRole") && isBuiltInOrAggregated(object)) {
            return Optional.of(Message.of("manifests.rights-of-others"));
        }
        return object.kind().equals("ConfigMap") && ADMIN_CONFIG_MAPS.contains(object.name())
                ? Optional.of(Message.of("manifests.administrators-decide"))
                : Optional.empty();
    }

    private boolean bindsOperatorOnly(KubernetesObject binding) {
        List<FieldReader> subjects = binding.fields().list("/subjects");
        return subjects.stream()
                .allMatch(subject -> subject.textOrEmpty("/kind").equals("ServiceAccount")
                        && subject.text("/namespace")
                                .or(binding::namespace)
                                .map(operatorNamespace::equals)
                                .orElse(true)
                        && !subject.textOrEmpty("/name").equals("default"));
    }

    private static boolean isBuiltInOrAggregated(KubernetesObject role) {
        return BUILT_IN_ROLES.contains(role.name())
                || role.name().startsWith("system:")
                || role.labels().keySet().stream().anyMatch(label -> label.contains("/aggregate-to-"));
    }
}
