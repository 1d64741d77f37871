package io.acpupgrade.manifests;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Optional;

/** A rule of a role, and the namespace that it holds in; all of them where there is none. */
record Right(Optional<String> namespace, PolicyRule rule) {
    /** Whether it allows this, with a name as server-side apply and every request for one object has. */
    boolean allows(String verb, String group, String resource, String name) {
        return rule.getVerbs().contains(verb)
                && rule.getApiGroups().contains(group)
                && rule.getResources().contains(resource)
                && (rule.getResourceNames().isEmpty() || rule.getResourceNames().contains(name));
    }

    /** Whether it holds where an object lies. */
    boolean reaches(Optional<String> place) {
        return namespace.isEmpty() || namespace.equals(place);
    }

    List<String> verbs() {
        return rule.getVerbs();
    }
}
