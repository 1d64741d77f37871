package io.acpupgrade.prep.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds every right that a user lacks for a verb once one was denied, so that all can be granted at once. */
public record RightsReview(KubernetesApi api) {
    /**
     * Checks the rights with the API server.
     *
     * @param roles the roles of the verb
     * @param refused rights that are known to be missing
     */
    public MissingRights of(Set<AccessRole> roles, Collection<Right> refused) {
        Map<Message, Right> missing = new LinkedHashMap<>();
        refused.forEach(right -> missing.put(right.description(), right));
        boolean isComplete = true;
        try {
            for (AccessRole role : roles) {
                for (Right right : role.rights()) {
                    if (!isGranted(right, refused)) {
                        missing.putIfAbsent(right.description(), right);
                    }
                }
            }
        } catch (ClusterException e) {
            isComplete = false;
        }
        return new MissingRights(
                missing.values().stream()
                        .map(right -> MissingRight.of(right, roles))
                        .toList(),
                isComplete);
    }

    /**
     * Only the denied rights: where a role is used in part, its other rights are not missing.
     *
     * @param role the role that grants them
     */
    public static MissingRights refused(AccessRole role, Collection<Right> refused) {
        return new MissingRights(
                refused.stream()
                        .distinct()
                        .map(right -> MissingRight.of(right, Set.of(role)))
                        .toList(),
                true);
    }

    /** The user name at the API server; empty where it does not serve SelfSubjectReview, or denies it to the user. */
    public Optional<String> user() {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "SelfSubjectReview");
        try {
            return api.create(KubernetesObject.of(review)).fields().text("/status/userInfo/username");
        } catch (ClusterException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the user has the right; one covered by a denied right is not checked again, because the denied one is
     * more precise.
     */
    private boolean isGranted(Right right, Collection<Right> refused) throws ClusterException {
        return refused.stream().anyMatch(right::covers) || api.allows(right);
    }
}
