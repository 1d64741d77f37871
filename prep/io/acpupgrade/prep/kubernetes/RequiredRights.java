package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.problem.Message;
import java.util.List;

/** Checks rights with the API server before anything is written. */
public record RequiredRights(KubernetesApi api) {
    /**
     * Requires all rights. Checks each of them, so that the listener learns of every missing one; the report lists them
     * in one place.
     *
     * @param action what needs them, as in {@code Requesting an upgrade}
     * @throws ClusterException FORBIDDEN where any is missing
     */
    public void require(Message action, List<Right> rights) throws ClusterException {
        boolean isAllowed = true;
        for (Right right : rights) {
            isAllowed &= api.allows(right);
        }
        if (!isAllowed) {
            throw new ClusterException(
                    Kind.FORBIDDEN,
                    Message.of("kubernetes.rights-missing", action),
                    Message.of("kubernetes.have-rights-granted"));
        }
    }
}
