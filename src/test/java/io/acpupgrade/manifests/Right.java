package io.acpupgrade.manifests;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Optional;

/** A role's rule, and its namespace; empty for all namespaces. */
record Right(Optional<String> namespace, PolicyRule rule) {
    /** Whether it allows the verb on a named object, as server-side apply needs. */
    boolean allows(String verb, String group, String resource, String name) {
        return rule.getVerbs().contains(verb)
                && rule.getApiGroups().contains(group)
                && rule.getResources().contains(resource)
                && (rule.getResourceNames().isEmpty() || rule.getResourceNames().contains(name));
    }

    /** Whether it covers the object's namespace. */
    boolean reaches(Optional<String> place) {
        return namespace.isEmpty() || namespace.equals(place);
    }

    List<String> verbs() {
        return rule.getVerbs();
    }
}
