package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The impersonation of a kubeconfig user ({@code as} and {@code as-groups}, as {@code kubectl --as}). fabric8 ignores
 * it, and would act with the user's full rights instead of the intended fewer ones.
 */
record Impersonation(AuthInfo user) {
    void applyTo(Config config) {
        Optional.ofNullable(user.getAs()).filter(name -> !name.isBlank()).ifPresent(config::setImpersonateUsername);
        config.setImpersonateGroups(
                Optional.ofNullable(user.getAsGroups()).orElse(List.of()).toArray(String[]::new));
        config.setImpersonateExtras(Optional.ofNullable(user.getAsUserExtra()).orElse(Map.of()));
    }
}
