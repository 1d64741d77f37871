package io.acpupgrade.prep.preflight;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Read-only access to a cluster. What several checks ask for is fetched once. Lists are streamed and not kept, so that
 * thousands of objects need no memory.
 */
public final class ClusterReader {
    private final KubernetesApi api;
    private final LoadOnceCache<ObjectName, Optional<KubernetesObject>> objects = new LoadOnceCache<>();
    private final LoadOnceCache<String, List<ResourceType>> types = new LoadOnceCache<>();
    private final LoadOnceCache<String, Optional<ResourceType>> typesByGroup = new LoadOnceCache<>();
    private final LoadOnceCache<ResourceType, List<Node>> nodes = new LoadOnceCache<>();

    public ClusterReader(KubernetesApi api) {
        this.api = api;
    }

    /** A kubectl command for this cluster, such as {@code kubectl get nodes}. */
    public ShellCommand kubectl(String... words) {
        return api.kubectl().with(words);
    }

    /** The command that shows an object in full. */
    public ShellCommand showCommand(ObjectName name) {
        return name.appendTo(kubectl("get")).with("-o", "yaml");
    }

    /** The command that sets one key of a ConfigMap in the platform's namespace. */
    public ShellCommand patchCommand(String configMap, String key, String value) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("data").put(key, value);
        return kubectl("-n", ProductBase.NAMESPACE, "patch", "configmap", configMap, "--type", "merge")
                .option("-p", change);
    }

    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return objects.get(name, () -> api.read(name));
    }

    /** The data of a ConfigMap; empty if it does not exist. */
    public Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException {
        return read(ObjectName.namespaced(ResourceType.CONFIG_MAPS, namespace, name))
                .map(object -> object.fields().map("/data"));
    }

    /** Passes each selected object to the consumer once. */
    public void list(ObjectSelector selection, Consumer<KubernetesObject> each) throws ClusterException {
        api.list(selection, each);
    }

    /** The resource type in every API group that serves this kind. */
    public List<ResourceType> resourceTypes(String kind) throws ClusterException {
        return types.get(kind, () -> api.types(kind));
    }

    /** The resource type in this group, in the server's preferred version; empty if it is not served. */
    public Optional<ResourceType> resourceType(String group, String kind) throws ClusterException {
        return typesByGroup.get(group + "/" + kind, () -> api.typeIn(group, kind));
    }

    /** The platform's objects of this kind and name, in all API groups that serve the kind. */
    public List<KubernetesObject> findAll(String kind, String name) throws ClusterException {
        List<KubernetesObject> found = new ArrayList<>();
        for (ResourceType type : resourceTypes(kind)) {
            ObjectSelector everywhere = ObjectSelector.all(type).withFields("metadata.name=" + name);
            list(type.isNamespaced() ? everywhere.inNamespace(ProductBase.NAMESPACE) : everywhere, found::add);
        }
        return found;
    }

    /** The platform's version, which is that of its global cluster; empty if it is not known. */
    public Optional<String> platformVersion() throws ClusterException {
        return productBase().flatMap(base -> base.fields().text("/status/version"));
    }

    /** The platform's ProductBase; empty if this is not a global cluster. */
    public Optional<KubernetesObject> productBase() throws ClusterException {
        Optional<ResourceType> type =
                resourceType(ResourceType.PRODUCT_BASES.group(), ResourceType.PRODUCT_BASES.kind());
        return type.isEmpty() ? Optional.empty() : read(ObjectName.clusterScoped(type.get(), "base"));
    }

    public List<Node> nodes() throws ClusterException {
        return nodes.get(ResourceType.NODES, () -> {
            List<Node> found = new ArrayList<>();
            api.list(ObjectSelector.all(ResourceType.NODES), object -> found.add(Node.parse(object)));
            return List.copyOf(found);
        });
    }
}
