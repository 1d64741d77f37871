package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.CheckContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plugins that are installed in the cluster to upgrade.
 *
 * @param lifecycles the lifecycle type by plugin name, such as {@code aligned}; agnostic if no object states it
 */
record InstalledPlugins(Map<String, String> lifecycles) {
    static final String GROUP = "cluster.alauda.io";
    static final String NAME_LABEL = "cpaas.io/module-name";
    private static final String CLUSTER_LABEL = "cpaas.io/cluster-name";
    private static final String LIFECYCLE = "cpaas.io/lifecycle-type";
    private static final String AGNOSTIC = "agnostic";
    private static final String SYNCHRONIZER = "etcd-sync";

    InstalledPlugins {
        lifecycles = Map.copyOf(lifecycles);
    }

    /** The etcd Synchronizer of the global cluster, which replicates to a standby; empty if it is not installed. */
    static Optional<FieldReader> synchronizer(CheckContext context) throws ClusterException {
        Optional<ResourceType> infos = context.global().resourceType(GROUP, "ModuleInfo");
        List<FieldReader> found = new ArrayList<>();
        if (infos.isPresent()) {
            ObjectSelector all = ObjectSelector.all(infos.get()).withLabels(NAME_LABEL + "=" + SYNCHRONIZER);
            context.global().list(all, info -> {
                if (ManagedCluster.GLOBAL.equals(info.labels().get(CLUSTER_LABEL))) {
                    found.add(info.fields());
                }
            });
        }
        return found.stream().findFirst();
    }

    /** The installed plugins; empty if the global cluster does not serve ModuleInfo. */
    static Optional<InstalledPlugins> readFrom(CheckContext context) throws ClusterException {
        Optional<ResourceType> infos = context.global().resourceType(GROUP, "ModuleInfo");
        if (infos.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        ObjectSelector ofCluster = ObjectSelector.all(infos.get())
                .withLabels(CLUSTER_LABEL + "=" + context.upgrade().cluster());
        context.global()
                .list(ofCluster, info -> found.put(name(info), lifecycle(info).orElse("")));
        Optional<ResourceType> kinds = context.global().resourceType(GROUP, "ModulePlugin");
        if (kinds.isPresent()) {
            context.global()
                    .list(
                            ObjectSelector.all(kinds.get()),
                            plugin -> lifecycle(plugin)
                                    .ifPresent(word -> found.computeIfPresent(
                                            plugin.name(), (name, old) -> old.isEmpty() ? word : old)));
        }
        found.replaceAll((name, word) -> word.isEmpty() ? AGNOSTIC : word);
        return Optional.of(new InstalledPlugins(found));
    }

    private static String name(KubernetesObject info) {
        return info.labels().getOrDefault(NAME_LABEL, info.name());
    }

    private static Optional<String> lifecycle(KubernetesObject object) {
        return Optional.ofNullable(object.labels().get(LIFECYCLE)).map(word -> word.toLowerCase(Locale.ROOT));
    }

    boolean has(String name) {
        return lifecycles.containsKey(name);
    }

    Set<String> ofLifecycle(String word) {
        Set<String> names = new TreeSet<>(lifecycles.keySet());
        names.removeIf(name -> !word.equals(lifecycles.get(name)));
        return names;
    }
}
