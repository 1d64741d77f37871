package io.acpupgrade.prep.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.Right;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out all that a user lacks for a verb, where something was refused: nobody likes to ask for rights one by one. */
public record RightsReview(KubernetesApi api) {
    /**
     * By the API server's own word.
     *
     * @param roles what the verb may need
     * @param refused what is known to be missing
     */
    public MissingRights of(Set<AccessRole> roles, Collection<Right> refused) {
        Map<String, Right> missing = new LinkedHashMap<>();
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
     * No more than what was refused: in a cluster where a role is used in part, most of it is not missed.
     *
     * @param role the one that grants it
     */
    public static MissingRights refused(AccessRole role, Collection<Right> refused) {
        return new MissingRights(
                refused.stream()
                        .distinct()
                        .map(right -> MissingRight.of(right, Set.of(role)))
                        .toList(),
                true);
    }

    /** Whom the API server takes this program for; empty where it has no such review, or keeps it from the user. */
    public Optional<String> user() {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "SelfSubjectReview");
        try {
            return api.create(KubernetesObject.of(review)).fields().text("/status/userInfo/username");
        } catch (ClusterException e) {
            return Optional.empty();
        }
    }

    /** What was refused already is not asked again; its own words are the more exact ones. */
    private boolean isGranted(Right right, Collection<Right> refused) throws ClusterException {
        return refused.stream().anyMatch(right::covers) || api.allows(right);
    }
}
