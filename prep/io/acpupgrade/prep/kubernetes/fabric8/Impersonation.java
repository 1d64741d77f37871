package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the user of a kubeconfig acts for ({@code as} and {@code as-groups}, as {@code kubectl --as}). fabric8 passes these
 * over, and so would let a person do with all of their own rights what they meant to do with fewer.
 */
record Impersonation(AuthInfo user) {
    void applyTo(Config config) {
        Optional.ofNullable(user.getAs()).filter(name -> !name.isBlank()).ifPresent(config::setImpersonateUsername);
        config.setImpersonateGroups(
                Optional.ofNullable(user.getAsGroups()).orElse(List.of()).toArray(String[]::new));
        config.setImpersonateExtras(Optional.ofNullable(user.getAsUserExtra()).orElse(Map.of()));
    }
}
