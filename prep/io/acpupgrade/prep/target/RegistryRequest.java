package io.acpupgrade.prep.target;

import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What the person who runs the program says of the registry.
 *
 * @param address empty where the cluster is to say it
 * @param clusterLogin where the login that the cluster keeps may go
 * @param warnings about how it was said
 */
public record RegistryRequest(
        Optional<RegistryAddress> address,
        LoginOptions login,
        TlsOptions tls,
        ClusterLogin.Consent clusterLogin,
        TimeoutPolicy timeouts,
        List<String> warnings) {
    public RegistryRequest {
        warnings = List.copyOf(warnings);
    }
}
