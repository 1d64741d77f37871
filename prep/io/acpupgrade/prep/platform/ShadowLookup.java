package io.acpupgrade.prep.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds ClusterVersionShadows on the global cluster by kind, because their API group is not public. If several groups
 * serve the kind, the one that holds the object counts.
 *
 * @param group the only API group to look in, if the user named one
 */
public record ShadowLookup(KubernetesApi api, Optional<String> group) {
    public static final String KIND = "ClusterVersionShadow";

    /** The resource types that serve the kind; none if no cluster version operator was ever deployed. */
    public List<ResourceType> types() throws ClusterException {
        Optional<ResourceType> named = group.isPresent() ? api.typeIn(group.get(), KIND) : Optional.empty();
        if (named.isPresent()) {
            return List.of(named.get());
        }
        List<ResourceType> served = api.types(KIND);
        List<ResourceType> meant = served.stream()
                .filter(type -> group.map(type.group()::equals).orElse(true))
                .toList();
        if (meant.isEmpty() && !served.isEmpty()) {
            throw undecided(Message.of("platform.group-serves-none", group.orElse(""), groups(served)));
        }
        return meant;
    }

    /**
     * The ClusterVersionShadow of this cluster; empty if there is none.
     *
     * @throws ClusterException of kind UNDECIDED if two groups hold one
     */
    public Optional<NamedShadow> find(String cluster) throws ClusterException {
        List<NamedShadow> found = new ArrayList<>();
        for (ResourceType type : types()) {
            read(nameOf(type, cluster)).ifPresent(found::add);
        }
        if (found.size() > 1) {
            throw undecided(Message.of(
                    "platform.two-groups",
                    cluster,
                    groups(found.stream().map(one -> one.name().type()).toList())));
        }
        return found.stream().findFirst();
    }

    /** Reads the object of this name. */
    public Optional<NamedShadow> read(ObjectName name) throws ClusterException {
        return api.read(name).map(object -> new NamedShadow(name, ClusterVersionShadow.parse(object.json())));
    }

    /** The ClusterVersionShadows of all clusters, in all groups. */
    public List<NamedShadow> all() throws ClusterException {
        List<NamedShadow> found = new ArrayList<>();
        for (ResourceType type : types()) {
            ObjectSelector all = ObjectSelector.all(type);
            api.list(
                    type.isNamespaced() ? all.inNamespace(ProductBase.NAMESPACE) : all,
                    object ->
                            found.add(new NamedShadow(object.named(type), ClusterVersionShadow.parse(object.json()))));
        }
        return List.copyOf(found);
    }

    /** The names of all clusters that have one. */
    public List<String> clusters() throws ClusterException {
        TreeSet<String> names = new TreeSet<>();
        for (ResourceType type : types()) {
            ObjectSelector all = ObjectSelector.all(type);
            api.list(
                    type.isNamespaced() ? all.inNamespace(ProductBase.NAMESPACE) : all,
                    object -> names.add(object.name()));
        }
        return List.copyOf(names);
    }

    /** The object name for this cluster, whether the object exists or not. */
    public static ObjectName nameOf(ResourceType type, String cluster) {
        return type.isNamespaced()
                ? ObjectName.namespaced(type, ProductBase.NAMESPACE, cluster)
                : ObjectName.clusterScoped(type, cluster);
    }

    private static List<String> groups(List<ResourceType> types) {
        return types.stream().map(ResourceType::group).sorted().toList();
    }

    private static ClusterException undecided(Message what) {
        return new ClusterException(
                ClusterException.Kind.UNDECIDED,
                Message.of("platform.looking-for", KIND, what),
                Message.of("platform.name-group"));
    }
}
