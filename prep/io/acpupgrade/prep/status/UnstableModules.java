package io.acpupgrade.prep.status;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The unstable plugins of a cluster. Only the first few are kept, because there may be thousands.
 *
 * @param first the first few unstable plugins
 * @param total the number of unstable plugins
 * @param problem why they could not all be read
 */
public record UnstableModules(List<UnstableModule> first, int total, Optional<Message> problem) {
    private static final int LIMIT = 8;
    private static final String GROUP = "cluster.alauda.io";

    public UnstableModules {
        first = List.copyOf(first);
    }

    /** Nothing was read. */
    public static UnstableModules notRead() {
        return new UnstableModules(List.of(), 0, Optional.empty());
    }

    /** Reads all plugins page by page; a failure becomes part of the result. */
    public static UnstableModules of(KubernetesApi api, String cluster) {
        List<UnstableModule> some = new ArrayList<>();
        int[] unstable = {0};
        try {
            Optional<ResourceType> type = api.typeIn(GROUP, "ModuleInfo");
            if (type.isPresent()) {
                api.list(
                        ObjectSelector.all(type.get()).withLabels("cpaas.io/cluster-name=" + cluster),
                        info -> count(info, some, unstable));
            }
            return new UnstableModules(some, unstable[0], Optional.empty());
        } catch (ClusterException e) {
            return new UnstableModules(some, unstable[0], Optional.of(Message.of(e)));
        }
    }

    private static void count(KubernetesObject info, List<UnstableModule> some, int[] unstable) {
        Optional<UnstableModule> found = UnstableModule.of(info);
        if (found.isPresent()) {
            unstable[0]++;
            if (some.size() < LIMIT) {
                some.add(found.get());
            }
        }
    }
}
