package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;

/**
 * How a sync ended, for what comes after it.
 *
 * @param holdings what the registry holds of each artifact, as it answered last
 */
record SyncOutcome(ExitCode code, CorePackage core, RegistryTarget target, List<RemoteState> holdings) {
    SyncOutcome {
        holdings = List.copyOf(holdings);
    }
}
