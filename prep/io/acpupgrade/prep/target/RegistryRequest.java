package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What the user specifies about the registry.
 *
 * @param address empty to look it up in the cluster
 * @param clusterLogin which registries may get the cluster's stored login
 * @param warnings about how it was specified
 */
public record RegistryRequest(
        Optional<RegistryAddress> address,
        LoginOptions login,
        TlsOptions tls,
        ClusterLogin.Consent clusterLogin,
        TimeoutPolicy timeouts,
        List<Message> warnings) {
    public RegistryRequest {
        warnings = List.copyOf(warnings);
    }
}
