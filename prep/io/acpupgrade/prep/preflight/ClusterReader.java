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
 * A cluster that can be read and not written: what several checks ask for is fetched once. Lists are handed over object by
 * object and not kept, so that thousands need no memory.
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

    /** A command line that does this in this cluster, as in {@code kubectl get nodes}. */
    public ShellCommand kubectl(String... words) {
        return api.kubectl().with(words);
    }

    /** The command that shows all of an object. */
    public ShellCommand showCommand(ObjectName name) {
        return name.appendTo(kubectl("get")).with("-o", "yaml");
    }

    /** The command that writes one value of a ConfigMap of the platform, and no other. */
    public ShellCommand patchCommand(String configMap, String key, String value) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("data").put(key, value);
        return kubectl("-n", ProductBase.NAMESPACE, "patch", "configmap", configMap, "--type", "merge")
                .option("-p", change);
    }

    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return objects.get(name, () -> api.read(name));
    }

    /** The texts in a ConfigMap; empty where there is none. */
    public Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException {
        return read(ObjectName.namespaced(ResourceType.CONFIG_MAPS, namespace, name))
                .map(object -> object.fields().map("/data"));
    }

    /** Hands over each of them once. */
    public void list(ObjectSelector selection, Consumer<KubernetesObject> each) throws ClusterException {
        api.list(selection, each);
    }

    /** Every group that serves a kind of this name. */
    public List<ResourceType> resourceTypes(String kind) throws ClusterException {
        return types.get(kind, () -> api.types(kind));
    }

    /** The kind in this group, in the version that the server prefers; empty where it is not served. */
    public Optional<ResourceType> resourceType(String group, String kind) throws ClusterException {
        return typesByGroup.get(group + "/" + kind, () -> api.typeIn(group, kind));
    }

    /** The platform's objects of this kind and name, one in each group that serves the kind and has it. */
    public List<KubernetesObject> findAll(String kind, String name) throws ClusterException {
        List<KubernetesObject> found = new ArrayList<>();
        for (ResourceType type : resourceTypes(kind)) {
            ObjectSelector everywhere = ObjectSelector.all(type).withFields("metadata.name=" + name);
            list(type.isNamespaced() ? everywhere.inNamespace(ProductBase.NAMESPACE) : everywhere, found::add);
        }
        return found;
    }

    /** The version of the platform itself, which is that of its global cluster; empty where nothing says. */
    public Optional<String> platformVersion() throws ClusterException {
        return productBase().flatMap(base -> base.fields().text("/status/version"));
    }

    /** What the platform says of itself; empty where it is none, or not the global cluster of one. */
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
