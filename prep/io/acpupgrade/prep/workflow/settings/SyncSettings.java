package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.remote.RateLimit;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run about a registry was asked to do.
 *
 * @param source the package
 * @param limit how many bytes move in a second
 * @param repair what is sent again although the registry says that it holds it
 * @param report where the report of this run goes, for commands that read it
 */
public record SyncSettings(
        SyncMode mode,
        PackageSource source,
        RegistryRequest registry,
        CopyOptions copy,
        Optional<RateLimit> limit,
        RepairOrder repair,
        Optional<Path> report) {}
