package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import java.util.List;

/** Leave that is asked of the API server before anything is written. */
public record RequiredRights(KubernetesApi api) {
    /**
     * Sees that the user has all of it. Every right is asked about, so that the listener hears of each that is missing: which
     * and how many they are is told in one place, with what else the verb may need.
     *
     * @param action what takes them, as in {@code Requesting an upgrade}
     * @throws ClusterException FORBIDDEN where any is missing
     */
    public void require(String action, List<Right> rights) throws ClusterException {
        boolean isAllowed = true;
        for (Right right : rights) {
            isAllowed &= api.allows(right);
        }
        if (!isAllowed) {
            throw new ClusterException(
                    Kind.FORBIDDEN,
                    action + " takes rights that this user lacks; nothing was changed",
                    "Have an administrator grant what is listed below, then run the same command again; or choose another"
                            + " user with --kubeconfig and --context.");
        }
    }
}
