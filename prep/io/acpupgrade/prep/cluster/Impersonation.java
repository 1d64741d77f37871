package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom the user of a kubeconfig acts for ({@code as} and {@code as-groups}, as {@code kubectl --as}). fabric8 passes these
 * over, and so would let a person do with all of their own rights what they meant to do with fewer.
 */
record Impersonation(Fields user) {
    static Impersonation of(Fields document, Config config) {
        String name = config.getCurrentContext().getContext().getUser();
        return new Impersonation(document.list("/users").stream()
                .filter(entry -> entry.textOrEmpty("/name").equals(name))
                .map(entry -> new Fields(entry.json().path("user")))
                .findFirst()
                .orElse(new Fields(MissingNode.getInstance())));
    }

    Optional<String> name() {
        return user.text("/as");
    }

    void putInto(Config config) {
        name().ifPresent(config::setImpersonateUsername);
        config.setImpersonateGroups(user.texts("/as-groups").toArray(String[]::new));
        Map<String, List<String>> extras = new TreeMap<>();
        user.objects("/as-user-extra").forEach((key, values) -> extras.put(key, values.texts("")));
        config.setImpersonateExtras(extras);
    }
}
