package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.advisory.HostLookup;
import io.acpupgrade.prep.target.RegistryRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a preflight was asked to find out.
 *
 * @param patience how long to wait for the operator's result
 * @param shadowGroup the API group of ClusterVersionShadow, where it was named
 * @param folder the package, where there is one
 * @param jobs concurrent requests to the registry at most
 */
public record PreflightSettings(
        PreflightRequest request,
        AdvisoryResults.Enforcement weight,
        Duration patience,
        Optional<String> shadowGroup,
        VersionData versions,
        Optional<ClusterSource> workload,
        Optional<Path> folder,
        RegistryRequest registry,
        int jobs,
        HostLookup hosts) {}
