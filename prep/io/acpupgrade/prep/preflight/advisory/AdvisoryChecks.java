package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import java.util.List;
import java.util.stream.Stream;

/** The advisory checks, which go beyond the platform's own; the one place that lists them. */
public final class AdvisoryChecks {
    private AdvisoryChecks() {}

    /** All advisory checks, with the checklist items of this upgrade. */
    public static List<Check> about(ProposedUpgrade upgrade, VersionData data, ExternalInputs inputs) {
        Stream<Check> advice = upgrade.current().stream()
                .flatMap(current -> data.checklistFor(current, upgrade.target()).stream())
                .map(ChecklistItemCheck::new);
        return Stream.concat(
                        Stream.of(
                                new ProductBaseRunning(),
                                new MachinesRunning(),
                                new AppReleasesSucceeded(),
                                new NodesReady(),
                                new RegistryTakesPush(inputs.core(), inputs.rights()),
                                new PackageArchitectures(inputs.core()),
                                new AlignedPluginPackages(),
                                new DisasterRecoveryPlugin(inputs.hosts()),
                                new PlatformAddresses(inputs.hosts())),
                        advice)
                .toList();
    }
}
