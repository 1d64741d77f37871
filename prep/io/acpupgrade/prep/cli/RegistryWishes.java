package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.ClusterLogin;
import io.acpupgrade.prep.target.GivenLogin;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.TlsOptions;
import io.acpupgrade.registry.remote.Patience;
import java.util.List;
import java.util.Optional;

/**
 * What the person who runs the program says of the registry.
 *
 * @param address empty where the cluster is to say it
 * @param clusterLogin where the login that the cluster keeps may go
 * @param warnings about how it was said
 */
record RegistryWishes(
        Optional<RegistryAddress> address,
        GivenLogin login,
        TlsOptions tls,
        ClusterLogin.Consent clusterLogin,
        Patience patience,
        List<String> warnings) {
    RegistryWishes {
        warnings = List.copyOf(warnings);
    }
}
