package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.registry.Holding;
import io.acpupgrade.registry.archive.CorePackage;
import java.util.List;

/**
 * How a sync ended, for what comes after it.
 *
 * @param holdings what the registry holds of each artifact, as it answered last
 */
record SyncOutcome(ExitCode code, CorePackage core, RegistryTarget target, List<Holding> holdings) {
    SyncOutcome {
        holdings = List.copyOf(holdings);
    }
}
