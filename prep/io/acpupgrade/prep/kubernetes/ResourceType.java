package io.acpupgrade.prep.kubernetes;

import java.util.Optional;

/**
 * A resource type that an API server serves.
 *
 * @param group empty for the core group
 * @param plural the name in paths and RBAC rules
 */
public record ResourceType(String group, String version, String kind, String plural, Scope scope) {
    public static final ResourceType SECRETS = core("Secret", "secrets");
    public static final ResourceType CONFIG_MAPS = core("ConfigMap", "configmaps");
    public static final ResourceType PODS = core("Pod", "pods");
    public static final ResourceType EVENTS = core("Event", "events");
    public static final ResourceType NODES = new ResourceType("", "v1", "Node", "nodes", Scope.CLUSTER);
    public static final ResourceType NAMESPACES = new ResourceType("", "v1", "Namespace", "namespaces", Scope.CLUSTER);
    public static final ResourceType DEPLOYMENTS =
            new ResourceType("apps", "v1", "Deployment", "deployments", Scope.NAMESPACED);
    public static final ResourceType REPLICA_SETS =
            new ResourceType("apps", "v1", "ReplicaSet", "replicasets", Scope.NAMESPACED);
    public static final ResourceType CRON_JOBS =
            new ResourceType("batch", "v1", "CronJob", "cronjobs", Scope.NAMESPACED);
    public static final ResourceType LEASES =
            new ResourceType("coordination.k8s.io", "v1", "Lease", "leases", Scope.NAMESPACED);
    public static final ResourceType PRODUCT_BASES =
            new ResourceType("product.alauda.io", "v1alpha2", "ProductBase", "productbases", Scope.CLUSTER);
    public static final ResourceType CLUSTERS =
            new ResourceType("platform.tkestack.io", "v1", "Cluster", "clusters", Scope.CLUSTER);
    public static final ResourceType MACHINES =
            new ResourceType("platform.tkestack.io", "v1", "Machine", "machines", Scope.CLUSTER);

    /** Whether its objects are namespaced. */
    public enum Scope {
        CLUSTER,
        NAMESPACED
    }

    private static ResourceType core(String kind, String plural) {
        return new ResourceType("", "v1", kind, plural, Scope.NAMESPACED);
    }

    /** The same resource in another version. */
    public ResourceType withVersion(String otherVersion) {
        return new ResourceType(group, otherVersion, kind, plural, scope);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The unambiguous name for {@code kubectl}, as in {@code deployments.apps}. */
    public String qualifiedName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }

    /** The API path of its objects; without a namespace, of those in all namespaces. */
    public String path(Optional<String> namespace) {
        String root = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
        return root + namespace.map(name -> "/namespaces/" + name).orElse("") + "/" + plural;
    }
}
